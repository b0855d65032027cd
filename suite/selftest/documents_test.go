package selftest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// byDocument is a reference server that takes documents, and who plays it by its URL.
func byDocument(t *testing.T, o selfhost.Options) (h *selfhost.Host, cfg *config.Config, certificate string) {
	t.Helper()
	g := gomega.NewWithT(t)
	o.TLS = true
	h, err := selfhost.Start(t.Context(), o)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = h.Close() })
	ca, err := h.WriteCA()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	certificate, err = h.WriteCertificate()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	return h, &config.Config{
		Login: "form", User: h.Accounts[0].Email, LoginCode: h.Accounts[0].Code, CAFile: ca,
		Parallel: 8, Budget: time.Minute, Timeout: patience,
	}, certificate
}

// published puts a document and the key set of its client where the server fetches it.
func published(t *testing.T, certificate, method string, keys any) (at string) {
	t.Helper()
	g := gomega.NewWithT(t)
	own, err := tls.LoadX509KeyPair(certificate, certificate)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	site, stop, err := documents.Listen(t.Context(), own)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = stop() })
	page, set := site.Page("client.json"), site.Page("jwks.json")
	doc := map[string]any{
		"client_id": page.URL, "client_name": "mine", "redirect_uris": host.ChatGPT.Redirect.Forms(), "token_endpoint_auth_method": method,
	}
	if keys != nil {
		doc["jwks_uri"] = set.URL
		set.Answer(documents.JSON(keys))
	}
	page.Answer(documents.JSON(doc))
	return page.URL
}

func verdictsOf(run *result.Run) map[string]string {
	all := map[string]string{}
	for _, k := range run.Checks {
		all[k.ID] = string(k.Verdict)
	}
	return all
}

// clientStep is what the journey says of the client.
func clientStep(run *result.Run) string {
	for _, s := range run.Journey {
		if s.Step == "client" {
			return s.Title
		}
	}
	return ""
}

// Who has published a document comes with it, as ChatGPT comes with its own; what needs documents that
// change does not apply.
func TestADocumentThatTheUserHasPublishedIsTheMainJourney(t *testing.T) {
	t.Parallel()
	t.Run("public", func(t *testing.T) {
		t.Parallel()
		g := gomega.NewWithT(t)
		h, cfg, certificate := byDocument(t, selfhost.Options{Variants: []string{"cimd"}})
		cfg.CIMDURL = published(t, certificate, "none", nil)
		run := playURL(t, cfg, h.MCPURL, "cimd.document.taken || cimd.consent.client-host || cimd.document.size || cimd.key.taken || token.code.single-use")
		g.Expect(clientStep(run)).To(gomega.Equal("came with a client ID metadata document, authenticates with none"))
		g.Expect(verdictsOf(run)).To(gomega.Equal(map[string]string{
			"cimd.document.taken": "pass", "cimd.consent.client-host": "pass", "token.code.single-use": "pass",
			"cimd.document.size": "n/a", "cimd.key.taken": "n/a",
		}))
		g.Expect(run.SideEffects.ClientsRegistered).To(gomega.Equal(0))
	})
	t.Run("with a key", func(t *testing.T) {
		t.Parallel()
		g := gomega.NewWithT(t)
		h, cfg, certificate := byDocument(t, selfhost.Options{Variants: []string{"no-dcr"}})
		private, err := rsa.GenerateKey(rand.Reader, 2048)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		cfg.CIMDKey = string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(private)}))
		key, err := jws.ParseSigner([]byte(cfg.CIMDKey))
		g.Expect(err).NotTo(gomega.HaveOccurred())
		cfg.CIMDURL = published(t, certificate, "private_key_jwt", key.JWKS())
		run := playURL(t, cfg, h.MCPURL, "cimd.key.taken || cimd.key.verified || cimd.document.taken || token.code.single-use")
		g.Expect(clientStep(run)).To(gomega.HaveSuffix("authenticates with private_key_jwt"))
		g.Expect(verdictsOf(run)).To(gomega.Equal(map[string]string{
			"cimd.key.taken": "pass", "cimd.key.verified": "pass", "token.code.single-use": "pass", "cimd.document.taken": "n/a",
		}))
		raw, err := json.Marshal(run)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(string(raw)).NotTo(gomega.ContainSubstring("PRIVATE KEY"))
	})
	t.Run("refused", func(t *testing.T) { // it may be the server's policy
		t.Parallel()
		g := gomega.NewWithT(t)
		h, cfg, certificate := byDocument(t, selfhost.Options{Faults: []string{"cimd-promised-only"}})
		cfg.CIMDURL = published(t, certificate, "none", nil)
		run := playURL(t, cfg, h.MCPURL, "cimd.document.taken || cimd.consent.client-host || token.code.single-use")
		g.Expect(clientStep(run)).To(gomega.HavePrefix("registered (RFC 7591), authenticates with none; ChatGPT would come with its metadata document, and it is refused: 400"))
		g.Expect(verdictsOf(run)).To(gomega.Equal(map[string]string{
			"cimd.document.taken": "n/a", "cimd.consent.client-host": "n/a", "token.code.single-use": "pass",
		}))
	})
}

// A server on this machine fetches what is published under a certificate that it trusts, and from nowhere
// else is anything concluded.
func TestDocumentsForAServerThatIsPlayedByItsURL(t *testing.T) {
	t.Parallel()
	t.Run("trusted", func(t *testing.T) {
		t.Parallel()
		h, cfg, certificate := byDocument(t, selfhost.Options{Variants: []string{"cimd"}})
		cfg.CIMDCert, cfg.Control, cfg.ControlToken = certificate, h.ControlURL.String(), h.ControlToken
		run := playURL(t, cfg, h.MCPURL, "cimd || registration.dcr.no-null-members")
		allPass(t, run)
		gomega.NewWithT(t).Expect(clientStep(run)).To(gomega.Equal("came with a client ID metadata document, authenticates with private_key_jwt"))
	})
	t.Run("not trusted", func(t *testing.T) {
		t.Parallel()
		g := gomega.NewWithT(t)
		h, cfg, _ := byDocument(t, selfhost.Options{Variants: []string{"cimd"}})
		cfg.CIMDCert = stranger(t)
		run := playURL(t, cfg, h.MCPURL, "cimd.document.taken || token.code.single-use")
		g.Expect(clientStep(run)).To(gomega.HavePrefix("registered (RFC 7591), authenticates with none; ChatGPT would come with its metadata document, and the server came to https://"))
		g.Expect(verdictsOf(run)).To(gomega.Equal(map[string]string{"cimd.document.taken": "n/a", "token.code.single-use": "pass"}))
	})
}

// stranger is a certificate for this machine, with its key, that nobody trusts.
func stranger(t *testing.T) (path string) {
	t.Helper()
	s := httptest.NewTLSServer(nil)
	t.Cleanup(s.Close)
	der, err := x509.MarshalPKCS8PrivateKey(s.TLS.Certificates[0].PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	text := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})...)
	path = filepath.Join(t.TempDir(), "stranger.pem")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
