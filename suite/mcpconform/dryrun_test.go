package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/deadport"
)

// onlooker is a server with a login, of which there is no more than its documents, and what it was asked.
type onlooker struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	// meanwhile is called before a request is answered; nil is allowed.
	meanwhile func(*http.Request)
}

func lookedAt(t *testing.T) *onlooker {
	t.Helper()
	o := &onlooker{}
	o.Server = httptest.NewServer(o)
	t.Cleanup(o.Close)
	return o
}

func (o *onlooker) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body) // else it is not seen that the client is gone
	if o.meanwhile != nil {
		o.meanwhile(r)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.asked = append(o.asked, r.Method+" "+r.URL.Path)
	document := map[string]map[string]any{
		"/.well-known/oauth-protected-resource/mcp": {"resource": o.URL + "/mcp", "authorization_servers": []string{o.URL}},
		"/.well-known/oauth-authorization-server": {
			"issuer": o.URL, "authorization_endpoint": o.URL + "/authorize", "token_endpoint": o.URL + "/token", "registration_endpoint": o.URL + "/register",
			"response_types_supported": []string{"code"}, "code_challenge_methods_supported": []string{"S256"},
		},
	}[r.URL.Path]
	switch {
	case document != nil:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(document)
	case r.URL.Path == "/mcp":
		w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="`+o.URL+`/.well-known/oauth-protected-resource/mcp"`)
		w.WriteHeader(http.StatusUnauthorized)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

// A dry run looks at the target, says what a run would do, and does none of it.
func TestADryRunOnlyLooks(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target, dir := lookedAt(t), t.TempDir()
	r := run(t, dir, nil, target.URL+"/mcp", "--dry-run", "--logins", "20")
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.err).To(gomega.BeEmpty())
	g.Expect(r.out).To(gomega.And(
		gomega.HavePrefix("mcpconform is about to play "), gomega.ContainSubstring("\n  logins    20, from which "),
		gomega.ContainSubstring("\n  clients   "), gomega.ContainSubstring("for want of a second account (--user-2)")))
	g.Expect(filepath.Join(dir, "reports")).NotTo(gomega.BeADirectory())
	g.Expect(target.asked).To(gomega.Equal([]string{
		"POST /mcp", "GET /.well-known/oauth-protected-resource/mcp", "GET /.well-known/oauth-protected-resource",
		"GET /.well-known/oauth-authorization-server",
	}))
}

// What keeps a run from being played keeps a dry one, too.
func TestADryRunOfWhatCannotBePlayed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := "http://" + deadport.Address(t) + "/mcp"
	r := run(t, t.TempDir(), nil, target, "--dry-run")
	g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
	g.Expect(r.out).To(gomega.BeEmpty())
	g.Expect(r.err).To(gomega.HavePrefix("mcpconform: " + target + ": nothing usable answered: connection refused"))
}

// The plan stands before what is done, and not among what a program reads.
func TestARunSaysWhatItIsAboutToDo(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r := run(t, t.TempDir(), nil, lookedAt(t).URL+"/mcp", "--login", "none", "--labels", "discovery")
	g.Expect(r.err).To(gomega.And(gomega.HavePrefix("mcpconform is about to play "), gomega.ContainSubstring("\n  logins    none\n")))
	g.Expect(r.out).To(gomega.HavePrefix("mcpconform plays ChatGPT"))
}

// A dry run that is cut short leaves the report of an earlier run as it is.
func TestADryRunThatIsCutShortWritesNothing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target, dir := lookedAt(t), t.TempDir()
	t.Cleanup(target.CloseClientConnections)
	target.meanwhile = func(r *http.Request) { <-r.Context().Done() }
	r := run(t, dir, nil, target.URL+"/mcp", "--dry-run", "--budget", "100ms")
	g.Expect(r.code).To(gomega.Equal(2))
	g.Expect(r.out).To(gomega.BeEmpty())
	g.Expect(r.err).To(gomega.ContainSubstring("the time budget was used up (--budget) while it was looked at"))
	g.Expect(filepath.Join(dir, "reports")).NotTo(gomega.BeADirectory())
}
