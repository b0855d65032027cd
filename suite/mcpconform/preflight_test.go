package main

import (
	"crypto/x509"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/deadport"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

const publicName = "mcp.acme.example"

// stopped is a run that ends before it began: its sentence, and nothing else.
type stopped struct {
	names string // see [publicNames]
	args  []string
	says  string // between "mcpconform: " and where the report is
}

// leadingTo is the name of the target, and the server it leads to.
func leadingTo(server string) string { return publicName + "=" + server }

// What cannot be played is one sentence that says what is wrong, where, and what to do, and exit status 2.
func TestWhatKeepsATargetFromBeingPlayed(t *testing.T) {
	t.Parallel()
	const target = "https://" + publicName + "/mcp"
	for name, c := range unplayables(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			dir := t.TempDir()
			r := run(t, dir, []string{publicNames + "=" + c.names}, append([]string{target}, c.args...)...)
			g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
			g.Expect(r.out).To(gomega.BeEmpty())
			g.Expect(r.err).To(gomega.Equal("mcpconform: " + target + ": " + c.says + "; the report is " + filepath.Join("reports", "out", "report.html") + "\n"))
			did := effectsOf(t, dir)
			g.Expect([]int{did.ClientsRegistered, did.Grants, did.Tokens, len(did.ToolCalls)}).To(gomega.Equal([]int{0, 0, 0, 0}))
		})
	}
}

func unplayables(t *testing.T) map[string]stopped {
	t.Helper()
	all := badlyCertified(t)
	for name, c := range map[string]struct {
		status            int
		kind, after, body string
		says              string
	}{
		"a page": {200, "text/html", "", "<h1>Welcome</h1>",
			"this is not an MCP endpoint: a JSON-RPC request was answered 200 OK with text/html, which is neither JSON-RPC nor a 401; check the path of the URL"},
		"JSON, and no JSON-RPC": {200, "application/json", "", `{"hello":"world"}`,
			"this is not an MCP endpoint: a JSON-RPC request was answered 200 OK with application/json, which is neither JSON-RPC nor a 401; check the path of the URL"},
		"nothing there": {404, "text/plain", "", "404 page not found",
			"this is not an MCP endpoint: a JSON-RPC request was answered 404 Not Found with text/plain, which is neither JSON-RPC nor a 401; check the path of the URL"},
		"too many requests, for an hour": {429, "text/plain", "3600", "slow down",
			"rate limited: the MCP server answers 429 (too many requests), Retry-After 1h0m0s; try again later"},
		"too many requests": {429, "text/plain", "", "slow down",
			"rate limited: the MCP server answers 429 (too many requests), without a Retry-After; try again later"},
	} {
		server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", c.kind)
			w.Header().Set("Retry-After", c.after)
			w.WriteHeader(c.status)
			_, _ = fmt.Fprint(w, c.body)
		}))
		t.Cleanup(server.Close)
		all[name] = stopped{leadingTo(strings.TrimPrefix(server.URL, "https://")), []string{"--insecure"}, c.says}
	}
	all["a name that does not exist"] = stopped{"www.acme.example=", nil,
		"nothing usable answered: DNS: " + publicName + " has no address; check the spelling of the name, and that it has a public A or AAAA record"}
	all["a name that nobody can be asked for"] = stopped{leadingTo(""), nil,
		"nothing usable answered: DNS: " + publicName + " could not be looked up; check the network of this machine, and the name servers of the domain"}
	all["nobody listens"] = stopped{leadingTo(deadport.Address(t)), nil,
		"nothing usable answered: connection refused by " + publicName + ":443; check the host and the port, that the server runs, and that no firewall keeps this machine out"}
	return all
}

// badlyCertified are servers that have a certificate each, and a reason why it is not trusted.
func badlyCertified(t *testing.T) map[string]stopped {
	t.Helper()
	var nobody *issuer
	root := nobody.certify(t, "Acme Root", authority)
	between := root.certify(t, "Acme Intermediate", authority)
	trusting := []string{"--ca-file", root.file(t)}
	day := func(from, to time.Duration) func(*x509.Certificate) {
		return func(c *x509.Certificate) {
			named(publicName)(c)
			c.NotBefore, c.NotAfter = time.Now().Add(from), time.Now().Add(to)
		}
	}
	withIssuer := func(c *x509.Certificate) {
		named(publicName)(c)
		c.IssuingCertificateURL = []string{"http://" + publicName + "/intermediate.der"}
	}
	const about, whole = "nothing usable answered: TLS: the certificate ", "; serve the whole chain, intermediate certificates included, of a public authority, " +
		"or for a test name an authority of your own by --ca-file"
	const renew = "; renew it and reload the server, or check the clock of this machine"
	on := func(d time.Duration) string { return time.Now().Add(d).UTC().Format(time.DateOnly) }
	const days = 24 * time.Hour
	return map[string]stopped{
		"expired": {leadingTo(serving(t, root.certify(t, "", day(-9*days, -2*days)))), trusting,
			about + "of " + publicName + " has expired on " + on(-2*days) + renew},
		"not valid yet": {leadingTo(serving(t, root.certify(t, "", day(2*days, 9*days)))), trusting,
			about + "of " + publicName + " is not valid yet, but from " + on(2*days) + renew},
		"of another name": {leadingTo(serving(t, root.certify(t, "", named("www.acme.example", "acme.example")))), trusting,
			about + "is not valid for " + publicName + ", but for www.acme.example, acme.example; enter a name that it is for, or get a certificate for this one"},
		"of an unknown authority": {leadingTo(serving(t, root.certify(t, "", named(publicName)))), nil,
			about + "of " + publicName + " is signed by CN=Acme Root, an authority that is not trusted" + whole},
		"signed by itself": {leadingTo(serving(t, nobody.certify(t, publicName, named(publicName)))), nil,
			about + "of " + publicName + " is self-signed" + whole},
		"without the intermediate": {leadingTo(serving(t, between.certify(t, "", withIssuer))), trusting,
			about + "of " + publicName + " comes with an incomplete chain: the certificate of its issuer, CN=Acme Intermediate, is not sent" + whole},
	}
}

func effectsOf(t *testing.T, dir string) result.SideEffects {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "reports", "out", "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	played, err := result.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return played.SideEffects
}

// A whole chain, also of an authority of one's own, is no obstacle.
func TestAChainWithItsIntermediateIsTrusted(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var nobody *issuer
	root := nobody.certify(t, "Acme Root", authority)
	between := root.certify(t, "Acme Intermediate", authority)
	server := serving(t, between.certify(t, "", named(publicName)), between)
	r := run(t, t.TempDir(), []string{publicNames + "=" + leadingTo(server)}, "https://"+publicName+"/mcp",
		"--ca-file", root.file(t), "--labels", "discovery.challenge.unauthorized")
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
}

// Plain http is for this machine: whatever a public name leads to, nobody is asked.
func TestPlainHTTPToAPublicName(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	asked := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was asked") }))
	t.Cleanup(asked.Close)
	names := leadingTo(strings.TrimPrefix(asked.URL, "http://"))
	r := run(t, dir, []string{publicNames + "=" + names}, "http://"+publicName+"/mcp")
	g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
	g.Expect(r.out).To(gomega.BeEmpty())
	g.Expect(r.err).To(gomega.Equal(`mcpconform: "http://` + publicName + `/mcp" is plain http; ChatGPT connects over https only, ` +
		"and plain http is accepted for a server on this machine alone\n"))
	g.Expect(filepath.Join(dir, "reports", "out", "run.json")).NotTo(gomega.BeAnExistingFile())
}

// A server that asks to wait, and for how long, is waited for.
func TestARetryAfterOfTheTargetIsWaitedFor(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var asked atomic.Int32
	target := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) == 1 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="http://127.0.0.1/.well-known/oauth-protected-resource/mcp"`)
		w.WriteHeader(http.StatusUnauthorized)
	}))
	t.Cleanup(target.Close)
	r := run(t, t.TempDir(), nil, target.URL+"/mcp", "--labels", "discovery.challenge.unauthorized")
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(asked.Load()).To(gomega.BeEquivalentTo(2))
}

// What needs no login is played, and the rest says what it needs.
func TestALoginThatIsNotConfigured(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	h, err := selfhost.Start(t.Context(), selfhost.Options{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = h.Close() })
	dir := t.TempDir()
	r := run(t, dir, nil, h.MCPURL.String(), "--labels", "discovery.challenge.unauthorized || tools.list.usable")
	g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
	said := strings.Join(strings.Fields(r.out), " ")
	g.Expect(said).To(gomega.ContainSubstring("the login asks for a user name or e-mail address and none was given (--user)"))
	g.Expect(said).To(gomega.ContainSubstring("Give the run a test account: --user E-MAIL, and its one-time code in MCPCONFORM_LOGIN_CODE"))
	g.Expect(said).To(gomega.ContainSubstring("1 pass · 0 fail · 0 warn · 1 blocked"))
	did := effectsOf(t, dir)
	g.Expect([]int{did.Grants, did.Tokens, did.ClientsRegistered - did.ClientsDeleted}).To(gomega.Equal([]int{0, 0, 0}))
}
