package nodesdk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

// sdk is one of Privy's, named as drive.mjs names it, with the environment
// variable from which it takes Privy's address.
type sdk struct{ name, module, addressVariable string }

var (
	serverAuth = sdk{"server-auth", "@privy-io/server-auth", "PRIVY_API_URL"}
	node       = sdk{"node", "@privy-io/node", "PRIVY_API_BASE_URL"}
)

// need skips the test, or fails it under REQUIRE_ALL=1, unless the SDK can run.
func (s sdk) need(t *testing.T) {
	t.Helper()
	reason := s.missing()
	if reason == "" {
		return
	}
	if os.Getenv("REQUIRE_ALL") == "1" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

func (s sdk) missing() string {
	if _, err := exec.LookPath("node"); err != nil {
		return "node is not on PATH: run make setup"
	}
	var wanted struct {
		Dependencies map[string]string `json:"dependencies"`
	}
	var installed struct {
		Version string `json:"version"`
	}
	if err := readJSON("package.json", &wanted); err != nil {
		return err.Error()
	}
	if err := readJSON(filepath.Join("node_modules", s.module, "package.json"), &installed); err != nil {
		return s.module + " is not installed: run make setup"
	}
	if want := wanted.Dependencies[s.module]; installed.Version != want {
		return fmt.Sprintf("%s is %s, not %s: run make setup", s.module, installed.Version, want)
	}
	return ""
}

func readJSON(path string, v any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v)
}

// privy is the mock on a port, noting what it was asked.
type privy struct {
	*issuer.Issuer
	url string

	mu       sync.Mutex
	requests []string
}

func newPrivy(t *testing.T) *privy {
	t.Helper()
	is, err := issuer.New(issuer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := &privy{Issuer: is}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.note(r.Method + " " + r.URL.Path)
		is.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p.url = server.URL
	return p
}

func (p *privy) note(request string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests = append(p.requests, request)
}

func (p *privy) asked() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.requests...)
}

// mint makes a token that the test gives to an SDK.
func (p *privy) mint(t *testing.T, m issuer.MintRequest) string {
	t.Helper()
	token, err := p.MintToken(m)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// call is one call of an SDK's method; Secret replaces the right app secret.
type call struct {
	Method string `json:"method"`
	Args   []any  `json:"args"`
	Secret string `json:"secret,omitempty"`
}

func invoke(method string, args ...any) call {
	return call{Method: method, Args: append([]any{}, args...)}
}

// outcome is what came of a call: a value, or the error the SDK threw.
type outcome struct {
	Value  any    `json:"value"`
	Error  string `json:"error"`
	Status int    `json:"status"`
}

// run makes the calls, one after the other, in one Node process.
func (s sdk) run(t *testing.T, p *privy, calls ...call) []outcome {
	t.Helper()
	input, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, "node", "drive.mjs", s.name)
	command.Env = s.environment(p)
	command.Stdin = bytes.NewReader(input)
	var stderr strings.Builder
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		t.Fatalf("node drive.mjs %s: %v\n%s", s.name, err, stderr.String())
	}
	var outcomes []outcome
	if err := json.Unmarshal(output, &outcomes); err != nil {
		t.Fatalf("node drive.mjs %s printed %q: %v", s.name, output, err)
	}
	return outcomes
}

// environment leaves out whatever else is set: a stray PRIVY_API_URL or proxy
// would send the SDK away from the mock.
func (s sdk) environment(p *privy) []string {
	return []string{
		"PATH=" + os.Getenv("PATH"), s.addressVariable + "=" + p.url,
		"PRIVY_APP_ID=" + p.AppID(), "PRIVY_APP_SECRET=" + p.AppSecret(),
	}
}

// tampered puts another user into a token and leaves its signature.
func tampered(t *testing.T, token, other string) string {
	t.Helper()
	mine, theirs := strings.Split(token, "."), strings.Split(other, ".")
	if len(mine) != 3 || len(theirs) != 3 || mine[1] == theirs[1] {
		t.Fatal("two different JWTs are needed to tamper with one")
	}
	return strings.Join([]string{mine[0], theirs[1], mine[2]}, ".")
}
