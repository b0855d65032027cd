package config_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/onsi/gomega"
)

func TestWhatMakesNoClient(t *testing.T) {
	t.Parallel()
	for says, args := range map[string][]string{
		"":                            {"--cimd-url", "https://docs.example/client.json", "--cimd-key-file", "key.pem"},
		"two ways to be a client":     {"--cimd-url", "https://docs.example/client.json", "--client-id", "me"},
		"--cimd-url, which is missin": {"--cimd-key-file", "key.pem"},
		`"http://docs.example/c"`:     {"--cimd-url", "http://docs.example/c"},
		`"https://docs.example"`:      {"--cimd-url", "https://docs.example"},
		`"https://d.example/a/../c"`:  {"--cimd-url", "https://d.example/a/../c"},
		`"https://d.example/c#"`:      {"--cimd-url", "https://d.example/c#"},
		`"https://me@d.example/c"`:    {"--cimd-url", "https://me@d.example/c"},
	} {
		g := gomega.NewWithT(t)
		c, _ := parsed(t, args...)
		if err := c.Validate(false); says == "" {
			g.Expect(err).NotTo(gomega.HaveOccurred())
		} else {
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)))
		}
	}
}

func TestFilesThatAreNoCertificateAndNoKey(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	empty := filepath.Join(t.TempDir(), "empty.pem")
	g.Expect(os.WriteFile(empty, []byte("nothing"), 0o600)).To(gomega.Succeed())
	for path, says := range map[string]string{"absent.pem": "--cimd-cert cannot be read", empty: "has to hold a certificate and its private key, both in PEM: "} {
		c, _ := parsed(t, "--cimd-cert", path)
		_, err := c.DocumentCertificate()
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)))
	}
	c, _ := parsed(t, "--cimd-key-file", "absent.pem")
	_, _, err := c.DocumentKey()
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("--cimd-key-file cannot be read")))
	c, _ = parsed(t)
	c.CIMDKey = "by the environment"
	text, from, err := c.DocumentKey()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect([]string{string(text), from}).To(gomega.Equal([]string{"by the environment", "MCPCONFORM_CIMD_KEY"}))
}
