package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/deadport"
)

// actAsProgram makes the test binary the program itself, so that flags, streams and exit status are
// the real ones: Ginkgo runs once per process.
const actAsProgram = "MCPCONFORM_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(actAsProgram) == "1" {
		os.Exit(program(public()))
	}
	os.Exit(m.Run())
}

type ran struct {
	code     int
	out, err string
}

// run runs the program in a folder of its own.
func run(t *testing.T, dir string, env []string, args ...string) ran {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), actAsProgram+"=1"), env...)
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	var exited *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exited) {
		t.Fatal(err)
	}
	return ran{code: cmd.ProcessState.ExitCode(), out: out.String(), err: stderr.String()}
}

func TestWrongInputIsOneSentenceAndExitStatus2(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"nothing":             {nil, "what is to be tested"},
		"an empty target":     {[]string{""}, "is empty"},
		"two targets":         {[]string{"self", "self"}, "one target at a time"},
		"a typo of self":      {[]string{"sel"}, `did you mean "self"`},
		"a typo of a verb":    {[]string{"serv"}, `did you mean "serve"`},
		"surplus":             {[]string{"version", "now"}, "now"},
		"swapped letters":     {[]string{"slef"}, `did you mean "self"`},
		"a missing letter":    {[]string{"lst"}, `did you mean "list"`},
		"another's flag":      {[]string{"explain", "token.code.single-use", "--out", "x"}, "this command has no flag --out"},
		"unknown flag":        {[]string{"self", "--lables", "x"}, "did you mean --labels"},
		"no URL":              {[]string{"mcp.example.com"}, "not a complete URL"},
		"no scheme":           {[]string{"mcp.example.com/mcp"}, "such as https://mcp.example.com/mcp"},
		"no scheme, here":     {[]string{"localhost:8787/mcp"}, "such as http://localhost:8787/mcp"},
		"only a path":         {[]string{"/mcp"}, "such as https://mcp.example.com/mcp"},
		"no such port":        {[]string{"https://127.0.0.1:99999/mcp"}, "99999 is no port"},
		"two lists":           {[]string{"list", "--faults", "--variants"}, "--faults and --variants do not go together"},
		"nothing to list":     {[]string{"list", "--labels", "none-such"}, "selects no check"},
		"malformed URL":       {[]string{"https://[::1/mcp"}, "not a URL"},
		"another scheme":      {[]string{"ftp://example.com/mcp"}, "not an https URL"},
		"plain http":          {[]string{"http://example.com/mcp"}, "https only"},
		"a password":          {[]string{"https://me:secret@example.com/mcp"}, "leave it out"},
		"unknown login":       {[]string{"self", "--login", "magic"}, "--login"},
		"token not given":     {[]string{"https://example.com/mcp", "--login", "token"}, "MCPCONFORM_TOKEN"},
		"bad labels":          {[]string{"self", "--labels", "a && ("}, "not a label filter"},
		"labels of none":      {[]string{"self", "--labels", "no-such-label"}, "selects none"},
		"unknown fault":       {[]string{"self", "--fault", "no-such-fault"}, "no planted fault"},
		"fault elsewhere":     {[]string{"https://example.com/mcp", "--fault", "code-reuse"}, "target self only"},
		"bad duration":        {[]string{"self", "--budget", "soon"}, "budget"},
		"bad parallel":        {[]string{"self", "--parallel", "0"}, "--parallel"},
		"control of nobody":   {[]string{"https://example.com/mcp", "--control", "http://" + deadport.Address(t)}, "--control http://127.0.0.1:"},
		"self has its own":    {[]string{"self", "--user", "me@example.com"}, "--user has no effect"},
		"self takes no token": {[]string{"self", "--login", "token"}, "no effect on the target self"},
		"self asks nobody":    {[]string{"self", "--login", "manual"}, "no effect on the target self"},
		"a fault to explain":  {[]string{"explain", "code-reuse"}, "mcpconform explain token.code.single-use"},
		"nothing to explain":  {[]string{"explain"}, "takes one argument"},
		"nothing to draw":     {[]string{"render"}, "run.json"},
		"a typo of a fault":   {[]string{"self", "--fault", "code-reus"}, "did you mean code-reuse"},
		"unknown profile":     {[]string{"self", "--profile", "mcp3"}, "; there are mcp2, "},
		"a typo of a profile": {[]string{"serve", "--profile", "fastify-github"}, "(did you mean fastify-github-1?)"},
		"profile elsewhere":   {[]string{"https://example.com/mcp", "--profile", "mcp2"}, "target self only"},
		"unknown variant":     {[]string{"self", "--variant", "no-such"}, "; there are default, "},
		"a typo of a variant": {[]string{"self", "--variant", "sessions,two-resorces"}, "(did you mean two-resources?)"},
		"variant to serve":    {[]string{"serve", "--variant", "sesions"}, "(did you mean sessions?)"},
		"TLS and none":        {[]string{"serve", "--tls", "--variant", "plain-http"}, "opposites"},
		"variant elsewhere":   {[]string{"https://example.com/mcp", "--variant", "sessions"}, "target self only"},
		"no port":             {[]string{"serve", "--port", "65536"}, "--port 65536"},
		"bad control":         {[]string{"https://example.com/mcp", "--control", "here"}, "--control"},
		"no recipe":           {[]string{"https://example.com/mcp", "--recipe", "absent.yaml"}, "--recipe cannot be read: open absent.yaml"},
		"a recipe elsewhere":  {[]string{"https://example.com/mcp", "--recipe", "absent.yaml", "--login", "form"}, "--recipe is followed in a browser"},
		"a recipe for self":   {[]string{"self", "--recipe", "absent.yaml"}, "--recipe has no effect"},
		"no CA file":          {[]string{"https://example.com/mcp", "--ca-file", "absent.pem"}, "--ca-file"},
		"unknown check":       {[]string{"explain", "token.code.single-usee"}, "did you mean token.code.single-use"},
		"one run to compare":  {[]string{"diff", "absent.json"}, "takes two arguments"},
		"no run to compare":   {[]string{"diff", "absent.json", "absent.json"}, "cannot be read"},
		"no baseline":         {[]string{"self", "--baseline", "absent.json"}, "--baseline cannot be read"},
		"baseline nowhere":    {[]string{"self", "--write-baseline"}, "needs --baseline"},
		"an unknown measure":  {[]string{"self", "--fail-on", "warning"}, "--fail-on"},
		"help about nothing":  {[]string{"help", "paly"}, "there is no command"},
		"a file of no name":   {[]string{"init", "--config", ""}, "--config is empty"},
		"no folder":           {[]string{"self", "--out", ""}, "--out is empty"},
		"a baseline nowhere":  {[]string{"self", "--baseline", "absent/known.json", "--write-baseline"}, "the baseline cannot be written to absent/known.json: no such file"},
		"no number":           {[]string{"self", "--rps", "NaN"}, "--rps NaN is no such number"},
		"no short flags":      {[]string{"self", "-x"}, "there is no flag -x (see"},
		"a flag without":      {[]string{"self", "--baseline"}, "--baseline needs a value after it"},
		"no colon":            {[]string{"http//127.0.0.1/mcp"}, "such as https://mcp.example.com/mcp"},
		"white space":         {[]string{"https://mcp.example.com/mcp "}, "has white space in it"},
		"no name of a host":   {[]string{"https://b\u00fc$.example/mcp"}, "is not the name of a host"},
		"no run.json":         {[]string{"render", "absent.json"}, "cannot be read"},
		"unwritable":          {[]string{"self", "--labels", "token.code.single-use", "--out", os.DevNull + "/x"}, "cannot be written"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			r := run(t, t.TempDir(), nil, c.args...)
			g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
			g.Expect(r.err).To(gomega.ContainSubstring(c.says))
			g.Expect(strings.Count(strings.TrimSpace(r.err), "\n")).To(gomega.Equal(0), r.err)
			g.Expect(r.err).NotTo(gomega.ContainSubstring("goroutine"))
			g.Expect(r.err).NotTo(gomega.MatchRegexp("\x1b|{{"), "nothing of what is drawn for a terminal")
			g.Expect(r.err).NotTo(gomega.ContainSubstring("secret@"))
		})
	}
}

func TestAFaultFreeReferenceIsExitStatus0AndWritesTheFolder(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	r := run(t, dir, nil, "self")
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.out).To(gomega.ContainSubstring("ChatGPT will connect"))
	for _, name := range []string{"run.json", "report.html", "report.md", "junit.xml"} {
		g.Expect(filepath.Join(dir, "reports", "out", name)).To(gomega.BeARegularFile())
	}
}

func TestAPlantedFaultIsExitStatus1AndNamed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r := run(t, t.TempDir(), []string{"MCPCONFORM_OUT=elsewhere"}, "self", "--fault", "code-reuse")
	g.Expect(r.code).To(gomega.Equal(1), r.out+r.err)
	g.Expect(r.out).To(gomega.ContainSubstring("token.code.single-use"))
	g.Expect(r.out).To(gomega.ContainSubstring("elsewhere/report.html"), "the environment stands for the flag")
}

// A server that asks for the login by a wrong status is played all the same, and the report is shown.
func TestAWrongChallengeIsNotATargetThatCannotBePlayed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r := run(t, t.TempDir(), nil, "self", "--fault", "challenge-status-403", "--labels", "discovery || lifecycle")
	g.Expect(r.code).To(gomega.Equal(1), r.out+r.err)
	g.Expect(r.out).To(gomega.And(gomega.ContainSubstring("ChatGPT will not connect"), gomega.ContainSubstring("Answer 401")))
}

// A target that cannot be played is one sentence and exit status 2, and still a run folder with a
// diagnosis.
func TestATargetThatCannotBePlayed(t *testing.T) {
	t.Parallel()
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = fmt.Fprint(w, "<h1>Welcome</h1>")
	}))
	t.Cleanup(page.Close)
	elsewhere := httptest.NewServer(http.RedirectHandler("/login?next=%2Fmcp", http.StatusFound))
	t.Cleanup(elsewhere.Close)
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }))
	t.Cleanup(broken.Close)
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(secure.Close)
	pathless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/.well-known/oauth-protected-resource" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprintf(w, `{"resource":"http://%s","authorization_servers":["http://%[1]s"]}`, r.Host)
	}))
	t.Cleanup(pathless.Close)
	for name, c := range map[string]struct{ url, says string }{
		"the path left out":     {pathless.URL, "answered 404 Not Found with text/plain, which is neither JSON-RPC nor a 401; check the path"},
		"http for https":        {strings.Replace(secure.URL, "https:", "http:", 1) + "/mcp", "this port speaks https, and the URL says http"},
		"a web page":            {page.URL + "/mcp", "not an MCP endpoint"},
		"a redirect":            {elsewhere.URL + "/mcp", "302 Found to " + elsewhere.URL + "/login, on the way"},
		"a server that breaks":  {broken.URL + "/mcp", "the server breaks: a JSON-RPC request was answered 502 Bad Gateway"},
		"nobody listens":        {"http://" + deadport.Address(t) + "/mcp", "refused"},
		"untrusted certificate": {secure.URL + "/mcp", "certificate"},
		"no TLS at all":         {strings.Replace(page.URL, "http:", "https:", 1) + "/mcp", "TLS"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			dir := t.TempDir()
			r := run(t, dir, nil, c.url)
			g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
			g.Expect(r.err).To(gomega.ContainSubstring(c.says))
			g.Expect(strings.Count(strings.TrimSpace(r.err), "\n")).To(gomega.Equal(0), r.err)
			f, err := os.Open(filepath.Join(dir, "reports", "out", "run.json"))
			g.Expect(err).NotTo(gomega.HaveOccurred())
			defer func() { _ = f.Close() }()
			played, err := result.Read(f)
			g.Expect(err).NotTo(gomega.HaveOccurred())
			g.Expect(played.Verdict.StoppedAt).To(gomega.Equal("probe"))
			g.Expect(played.Diagnoses).NotTo(gomega.BeEmpty())
		})
	}
}

func TestThePagesOfTheCatalogueAreCurrent(t *testing.T) {
	t.Parallel()
	for page, args := range map[string][]string{
		"CHECKS.md": {"list", "--markdown"}, "COVERAGE.md": {"list", "--coverage", "--markdown"},
	} {
		text, err := os.ReadFile(filepath.Join("..", page))
		if err != nil {
			t.Fatal(err)
		}
		if r := run(t, t.TempDir(), nil, args...); r.out != string(text) {
			t.Errorf("suite/%s is not what the catalogue says; run make docs", page)
		}
	}
}
