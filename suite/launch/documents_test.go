package launch_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/launch"
)

// docs is a site with documents of clients, and the file of the authority that vouches for it.
func docs(t *testing.T, keys any) (origin, caFile string) {
	t.Helper()
	mux := http.NewServeMux()
	s := httptest.NewTLSServer(mux)
	t.Cleanup(s.Close)
	write := func(w http.ResponseWriter, media string, doc any) {
		w.Header().Set("Content-Type", media)
		_ = json.NewEncoder(w).Encode(doc)
	}
	document := func(name, method string) map[string]any {
		return map[string]any{
			"client_id": s.URL + name, "client_name": "mine", "redirect_uris": host.ChatGPT.Redirect.Forms(),
			"token_endpoint_auth_method": method, "jwks_uri": s.URL + "/keys",
		}
	}
	mux.HandleFunc("/none", func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", document("/none", "none")) })
	mux.HandleFunc("/key", func(w http.ResponseWriter, _ *http.Request) {
		write(w, "application/json", document("/key", "private_key_jwt"))
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) { write(w, "application/jwk-set+json", keys) })
	mux.HandleFunc("/text", func(w http.ResponseWriter, _ *http.Request) { write(w, "text/plain", document("/text", "none")) })
	mux.HandleFunc("/other", func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", document("/none", "none")) })
	mux.Handle("/moved", http.RedirectHandler("/none", http.StatusFound))
	caFile = filepath.Join(t.TempDir(), "ca.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(caFile, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return s.URL, caFile
}

func TestThePublishedDocumentIsReadBeforeAnythingIsPlayed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	key := string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(private)}))
	signer, err := jws.ParseSigner([]byte(key))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	origin, caFile := docs(t, signer.JWKS())
	others, othersCA := docs(t, map[string]any{"keys": []any{}})
	for name, c := range map[string]struct{ url, ca, key, says string }{
		"public":          {url: origin + "/none"},
		"with a key":      {url: origin + "/key", key: key},
		"without its key": {url: origin + "/key", says: "give its private key by --cimd-key-file or MCPCONFORM_CIMD_KEY"},
		"no key":          {url: origin + "/key", key: "secret", says: "MCPCONFORM_CIMD_KEY is no key of the document at --cimd-url: it holds no PEM block"},
		"another's key":   {url: others + "/key", ca: othersCA, key: key, says: "its public part is not among the 0 keys there"},
		"not found":       {url: origin + "/absent", says: "the document of --cimd-url cannot be used: it is answered 404, not 200"},
		"moved":           {url: origin + "/moved", says: "it redirects, and authorization servers follow no redirect"},
		"as text":         {url: origin + "/text", says: "its media type is text/plain; serve application/json"},
		"of another":      {url: origin + "/other", says: "and has to be its own URL"},
		"nobody there":    {url: "https://127.0.0.1:1/c", says: "the document of --cimd-url cannot be used: "},
		"not trusted":     {url: origin + "/none", ca: othersCA + ".absent", says: "--ca-file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			cfg := &config.Config{Login: "none", CIMDURL: c.url, CIMDKey: c.key, CAFile: caFile}
			if c.ca != "" {
				cfg.CAFile = c.ca
			}
			opts, release, err := launch.Prepare(t.Context(), cfg, "http://127.0.0.1:1/mcp", result.Tool{})
			if c.says != "" {
				g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
				g.Expect(release).To(gomega.BeNil())
				return
			}
			g.Expect(err).NotTo(gomega.HaveOccurred())
			release()
			g.Expect(opts.Means.Published.ClientID).To(gomega.Equal(c.url))
			g.Expect(opts.Means.Published.Key != nil).To(gomega.Equal(c.key != ""))
		})
	}
}

func TestDocumentsArePublishedForAServerOnThisMachineOnly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(s.Close)
	der, err := x509.MarshalPKCS8PrivateKey(s.TLS.Certificates[0].PrivateKey)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	both := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})...)
	cfg := &config.Config{Login: "none", CIMDCert: filepath.Join(t.TempDir(), "both.pem")}
	g.Expect(os.WriteFile(cfg.CIMDCert, both, 0o600)).To(gomega.Succeed())
	opts, release, err := launch.Prepare(t.Context(), cfg, "http://127.0.0.1:1/mcp", result.Tool{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(opts.Means.Documents.Origin).To(gomega.HavePrefix("https://127.0.0.1:"))
	release()
	_, _, err = launch.Prepare(t.Context(), cfg, "https://203.0.113.7/mcp", result.Tool{})
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("for 203.0.113.7 publish one yourself and give --cimd-url")))
}
