package documents_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/documents"
)

// certificate is one that signs itself.
func certificate(t *testing.T, change func(c *x509.Certificate)) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	change(template)
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

// Who comes and leaves again is told from who never came.
func TestASiteUnderACertificateOfTheUser(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	own, roots := certificate(t, func(c *x509.Certificate) { c.DNSNames = []string{"localhost"} })
	site, stop, err := documents.Listen(t.Context(), own)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = stop() })
	g.Expect(site.Origin).To(gomega.HavePrefix("https://localhost:"))
	g.Expect(site.Plain).To(gomega.HavePrefix("http://localhost:"))
	g.Expect(site.Unseen()).To(gomega.ContainSubstring("did not come"))
	page := site.Page("client.json")
	page.Answer(documents.JSON(map[string]string{"client_id": page.URL}))
	get := func(trusts *x509.CertPool) error {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, page.URL, http.NoBody)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trusts, MinVersion: tls.VersionTLS12}}
		defer transport.CloseIdleConnections()
		resp, err := transport.RoundTrip(req)
		if err == nil {
			_ = resp.Body.Close()
		}
		return err
	}
	g.Expect(get(x509.NewCertPool())).NotTo(gomega.Succeed())
	g.Expect(page.Fetched()).To(gomega.Equal(0))
	g.Expect(site.Unseen()).To(gomega.ContainSubstring("let it trust the certificate of --cimd-cert"))
	g.Expect(get(roots)).To(gomega.Succeed())
	g.Expect(page.Fetched()).To(gomega.Equal(1))
}

func TestTheNamesOfACertificate(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(c *x509.Certificate){
		"127.0.0.1": func(c *x509.Certificate) {
			c.IPAddresses, c.DNSNames = []net.IP{net.IPv4(127, 0, 0, 1)}, []string{"localhost"}
		},
		"localhost": func(c *x509.Certificate) { c.DNSNames = []string{"localhost"} },
		"it is neither for 127.0.0.1 nor for localhost": func(c *x509.Certificate) { c.DNSNames = []string{"mcp.example"} },
		"it is valid from ":                             func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Minute) },
	} {
		g := gomega.NewWithT(t)
		own, _ := certificate(t, change)
		name, err := documents.Name(own)
		if err != nil {
			name = err.Error()
		}
		g.Expect(name).To(gomega.HavePrefix(want))
	}
	_, err := documents.Name(tls.Certificate{})
	gomega.NewWithT(t).Expect(err).To(gomega.MatchError(gomega.ContainSubstring("no certificate")))
}
