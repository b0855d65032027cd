package official

import (
	"context"
	"flag"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/interop"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/selfhost"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var update = flag.Bool("update", false, "rewrite RESULTS.md")

const results = "RESULTS.md"

func needTool(t *testing.T) {
	t.Helper()
	version, err := exec.Command("node", "--version").Output()
	if major, _ := strconv.Atoi(strings.Split(strings.TrimPrefix(string(version), "v"), ".")[0]); err != nil || major < 22 {
		t.Skip("Node 22 is not installed; make setup installs it")
	}
	if _, err := os.Stat(Tool); err != nil {
		t.Skip("the packages of suite/official are not installed; make setup installs them")
	}
}

func TestTheOfficialTool(t *testing.T) {
	t.Parallel()
	needTool(t)
	g := gomega.NewWithT(t)
	strict := filepath.Join(t.TempDir(), "strict")
	output, err := exec.Command("go", "build", "-o", strict, "../client/strict").CombinedOutput()
	g.Expect(err).NotTo(gomega.HaveOccurred(), string(output))

	passed := map[string]map[string]bool{}
	for _, set := range Sets {
		passed[set] = judgeClient(t, strict, set)
		for scenario, ok := range passed[set] {
			if !ok && reason(scenario) == "" {
				t.Errorf("%s, %s: fails, and table.go gives no reason", set, scenario)
			}
		}
	}
	authorization := judgeServer(t)
	g.Expect(authorization).To(gomega.HaveLen(2))
	g.Expect(authorization).NotTo(gomega.ContainElement(false))

	now := table(passed, authorization)
	if *update {
		g.Expect(os.WriteFile(results, []byte(now), 0o644)).To(gomega.Succeed())
	}
	committed, err := os.ReadFile(results)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(now).To(gomega.Equal(string(committed)), "go test ./suite/official -update rewrites it")
}

// judgeClient runs every scenario of a requirement set. The tool's exit status repeats what it prints.
func judgeClient(t *testing.T, strict, set string) map[string]bool {
	t.Helper()
	cmd := command(t.Context(), t.TempDir(), "client", "--command", strict, "--requirements", set)
	printed, _ := cmd.CombinedOutput()
	passed := verdicts(printed)
	if len(passed) == 0 {
		t.Fatalf("%s: %s", set, printed)
	}
	return passed
}

// judgeServer runs authorization mode against the reference server. The tool asks a person to open a
// URL and waits for the redirect: the form driver logs in, and its redirect is delivered.
func judgeServer(t *testing.T) map[string]bool {
	t.Helper()
	g := gomega.NewWithT(t)
	h, err := selfhost.Start(t.Context(), selfhost.Options{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = h.Close() }()
	player, callback := newcomer(t, h)

	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	printed := &watched{found: make(chan string, 1)}
	cmd := command(ctx, t.TempDir(), "authorization", "--url", player.AS.Issuer, "--client-id", player.Client.ClientID,
		"--resource", h.MCPURL.String(), "--port", callback.Port())
	cmd.Stdout, cmd.Stderr = printed, printed
	cmd.WaitDelay = 10 * time.Second
	g.Expect(cmd.Start()).To(gomega.Succeed())
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case at := <-printed.found:
		outcome := player.Driver.Login(ctx, login.Request{
			Wire: player.Wire, AuthorizeURL: at, RedirectURI: callback.String(), Account: h.Accounts[0], Taint: func(string, string) {},
		})
		g.Expect(outcome.Redirect).NotTo(gomega.BeNil(), outcome.Stopped)
		answer, err := (&http.Client{Timeout: 10 * time.Second}).Get(outcome.Redirect.String())
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(answer.Body.Close()).To(gomega.Succeed())
	case <-done:
		t.Fatal("the tool ended before it named the URL to open: ", printed.printed.String())
	}
	<-done
	return verdicts(printed.printed.Bytes())
}

// newcomer is a player that is registered at the server, with a redirect URI at a port of its own.
func newcomer(t *testing.T, h *selfhost.Host) (*client.Player, *url.URL) {
	t.Helper()
	g := gomega.NewWithT(t)
	network := wire.New(wire.Options{AllowPrivate: true})
	t.Cleanup(network.Close)
	p := &client.Player{
		Host: host.ChatGPT, Target: client.Target{URL: h.MCPURL, Loopback: true}, Wire: network.Scope("official"),
		Driver: login.Form{}, Ledger: &client.Ledger{},
	}
	issuer := h.MCPURL.Scheme + "://" + h.MCPURL.Host
	p.AS = p.FetchServerMetadata(t.Context(), issuer, issuer+"/.well-known/oauth-authorization-server", "")
	port, err := interop.FreePorts(t.Context(), 1)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	callback := &url.URL{Scheme: "http", Host: "127.0.0.1:" + strconv.Itoa(port[0]), Path: "/callback"}
	body := p.MainRegistration()
	body["redirect_uris"] = []string{callback.String()}
	var answer *client.Response
	p.Client, answer = p.Register(t.Context(), body)
	g.Expect(p.Client).NotTo(gomega.BeNil(), answer.MediaType())
	return p, callback
}
