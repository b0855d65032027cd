package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for _, pair := range pairs {
			if key, value, _ := strings.Cut(pair, "="); key == name {
				return value
			}
		}
		return ""
	}
}

func TestFlagsGoBeforeTheEnvironment(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	env := environment("MOCKPRIVY_PORT=1000", "MOCKPRIVY_CONTROL_PORT=1001", "PRIVY_APP_ID=from-env", "PRIVY_APP_SECRET=s",
		"MOCKPRIVY_ACCOUNTS=a@example.com=111111,b@example.com=222222", "MOCKPRIVY_TOKEN_LIFETIME=5m")
	c, err := parse(nil, env)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect([]int{c.port, c.controlPort}).To(gomega.Equal([]int{1000, 1001}))
	g.Expect(c.options.AppID).To(gomega.Equal("from-env"))
	g.Expect(c.options.AppSecret).To(gomega.Equal("s"))
	g.Expect(c.options.TokenLifetime).To(gomega.Equal(5 * time.Minute))
	g.Expect(c.options.Accounts).To(gomega.HaveLen(2))

	c, err = parse([]string{"--port", "0", "--app-id=from-flag", "--account", "c@example.com=333333"}, env)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(c.port).To(gomega.Equal(0))
	g.Expect(c.options.AppID).To(gomega.Equal("from-flag"))
	g.Expect(c.options.Accounts[0].Email).To(gomega.Equal("c@example.com"))
}

func TestMalformedFlagsAreOneSentence(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"--port x":                    "--port",
		"--port 65536":                "--port",
		"--control-port -1":           "--control-port",
		"--port 9 --control-port 9":   "both 9",
		"--app-id a:b":                "app id",
		"--token-lifetime soon":       "--token-lifetime",
		"--token-lifetime 1ms":        "--token-lifetime",
		"--account a@example.com":     "--account",
		"--account a@example.com=12":  "six digits",
		"--account no-address=123456": "Invalid email",
		"--colour blue":               "-colour",
		"surplus":                     `"surplus"`,
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, err := parse(strings.Fields(args), environment())
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(want)))
			g.Expect(err.Error()).NotTo(gomega.ContainSubstring("\n"))
		})
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	if _, err := parse([]string{"--help"}, environment()); !errors.Is(err, flag.ErrHelp) {
		t.Fatal(err)
	}
}

func TestServesUntilStopped(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, err := parse([]string{"--port", "0", "--control-port", "0"}, environment())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	ctx, cancel := context.WithCancel(t.Context())
	read, write := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, c, write)
		_ = write.Close()
	}()
	base := announced(t, read)

	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/v1/apps/"+"clmockprivy00000000000001"+"/jwks.json", nil)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	response, err := (&http.Client{}).Do(request)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(response.Body.Close()).To(gomega.Succeed())
	g.Expect(response.StatusCode).To(gomega.Equal(200))

	cancel()
	g.Eventually(done, "10s").Should(gomega.Receive(gomega.BeNil()))
}

// announced reads what run prints and returns the URL of the API.
func announced(t *testing.T, r io.Reader) string {
	t.Helper()
	lines := bufio.NewScanner(r)
	var text strings.Builder
	for !strings.Contains(text.String(), "test login") && lines.Scan() {
		text.WriteString(lines.Text() + "\n")
	}
	url := regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+`).FindString(text.String())
	if url == "" {
		t.Fatalf("no URL in %q", text.String())
	}
	return url
}

func TestPortInUse(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	taken, err := listen(t.Context(), 0)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = taken.Close() })
	address, ok := taken.Addr().(*net.TCPAddr)
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(address.IP.IsLoopback()).To(gomega.BeTrue())
	err = run(t.Context(), config{port: address.Port}, io.Discard)
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("cannot be used")))
}
