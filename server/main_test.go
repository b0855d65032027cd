package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/token"
)

func environment(changes ...string) func(string) string {
	env := map[string]string{"PRIVY_APP_ID": "app", "PRIVY_APP_SECRET": "secret"}
	for i := 0; i+1 < len(changes); i += 2 {
		env[changes[i]] = changes[i+1]
	}
	return func(name string) string { return env[name] }
}

func TestAMistypedFaultIsSuggested(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, err := parse([]string{"--fault", "code-reus"}, environment())
	g.Expect(err).To(gomega.MatchError(gomega.HaveSuffix("did you mean code-reuse?")))
	_, err = parse([]string{"--fault", "nope"}, environment())
	g.Expect(err).To(gomega.MatchError(gomega.HaveSuffix("shows them all")))
}

func TestWhatStopsTheStart(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		env  []string
	}{
		"PRIVY_APP_ID":                    {env: []string{"PRIVY_APP_ID", ""}},
		"PRIVY_APP_SECRET":                {env: []string{"PRIVY_APP_SECRET", ""}},
		"PRIVY_API_URL":                   {env: []string{"PRIVY_API_URL", "auth.privy.io"}},
		"SERVER_BASE_URL":                 {env: []string{"SERVER_BASE_URL", "https://as.example/base"}},
		"PORT":                            {env: []string{"PORT", "http"}},
		"--port":                          {args: []string{"--port", "70000"}},
		"--control-port":                  {args: []string{"--port", "4000", "--control-port", "4000"}},
		"PROTOCOL_API_URL":                {env: []string{"PROTOCOL_API_URL", "ftp://x"}},
		"PROTOCOL_API_TIMEOUT_MS":         {env: []string{"PROTOCOL_API_TIMEOUT_MS", "1s"}},
		"PRIVY_TOKEN_EXCHANGE_TIMEOUT_MS": {env: []string{"PRIVY_TOKEN_EXCHANGE_TIMEOUT_MS", "-1"}},
		"JWT_PRIVATE_KEY":                 {env: []string{"JWT_PRIVATE_KEY", "no key"}},
		"JWT_PUBLIC_KEY":                  {env: []string{"JWT_PUBLIC_KEY", "no key"}},
		"REGISTRATION_LIMIT":              {env: []string{"REGISTRATION_LIMIT", "many"}},
		"PRIVY_RENEWAL":                   {env: []string{"PRIVY_RENEWAL", "yes"}},
		"REGISTRATION_LIMIT_BY":           {env: []string{"REGISTRATION_LIMIT_BY", "user"}},
		"TOKEN_ENCRYPTION_KEY":            {env: []string{"TOKEN_ENCRYPTION_KEY", "c2hvcnQ="}},
		"--profile":                       {args: []string{"--profile", "mcp3"}},
		"--fault":                         {args: []string{"--fault", "code-reuse,nothing"}},
		"--variant":                       {args: []string{"--variant", "default,nothing"}},
		"GITHUB_CLIENT_SECRET":            {args: []string{"--variant", "github-login"}, env: []string{"GITHUB_CLIENT_ID", "app"}},
		"GITHUB_URL":                      {env: []string{"GITHUB_URL", "github.com"}},
		"--rotate-every":                  {args: []string{"--rotate-every", "0s"}},
		"--bogus":                         {args: []string{"--bogus"}},
		"--callback-id":                   {args: []string{"--callback-id", "a/b"}},
		"surplus":                         {args: []string{"surplus"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, err := parse(c.args, environment(c.env...))
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(strings.TrimLeft(name, "-"))))
			g.Expect(err.Error()).NotTo(gomega.ContainSubstring("\n"))
		})
	}
}

func TestPlainHTTPIsForLoopback(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, name := range []string{"SERVER_BASE_URL", "PRIVY_API_URL", "PROTOCOL_API_URL"} {
		for value, good := range map[string]bool{
			"http://as.example": false, "http://127.0.0.1.example": false, "https://as.example": true,
			"http://localhost:1": true, "http://127.0.0.1:1": true, "http://[::1]:1": true,
		} {
			_, err := parse(nil, environment(name, value))
			g.Expect(err == nil).To(gomega.Equal(good), "%s=%s: %v", name, value, err)
		}
	}
}

func TestKeysAreReadFromTheEnvironment(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	k, err := token.Generate()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	private := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(k)})
	other, err := token.Generate()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	der, err := x509.MarshalPKIXPublicKey(&other.PublicKey)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	foreign := string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	oneLine := strings.ReplaceAll(string(private), "\n", `\n`)

	c, err := parse(nil, environment("JWT_PRIVATE_KEY", oneLine,
		"TOKEN_ENCRYPTION_KEY", base64.StdEncoding.EncodeToString(make([]byte, 32))))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(c.app.SigningKey.Equal(k)).To(gomega.BeTrue())
	g.Expect(c.app.TokenEncryptionKey).To(gomega.HaveLen(32))
	_, err = parse(nil, environment("JWT_PRIVATE_KEY", oneLine, "JWT_PUBLIC_KEY", foreign))
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("not one pair")))
}

// TestItServesUntilStopped runs the program's own path, but for the signal.
func TestItServesUntilStopped(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, err := parse([]string{"--port", "0", "--control-port", "0", "--fault", "prm-missing", "--variant", "sessions,two-resources"}, environment())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	ctx, stop := context.WithCancel(t.Context())
	out, stopped := &lockedBuffer{}, make(chan error, 1)
	go func() { stopped <- run(ctx, c, out, io.Discard) }()
	g.Eventually(out.String, "30s").Should(gomega.ContainSubstring("control "))
	url := regexp.MustCompile(`http://\S+/mcp`).FindString(out.String())
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader("{}"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	resp, err := (&http.Client{}).Do(req)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(resp.Body.Close()).To(gomega.Succeed())
	g.Expect(resp.StatusCode).To(gomega.Equal(http.StatusUnauthorized))
	g.Expect(out.String()).To(gomega.And(gomega.ContainSubstring("fault        prm-missing"), gomega.ContainSubstring("variant      two-resources"), gomega.ContainSubstring("secret ")))
	stop()
	g.Eventually(stopped, "30s").Should(gomega.Receive(gomega.BeNil()))
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
