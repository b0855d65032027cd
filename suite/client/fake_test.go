package client_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// fake is a server of canned answers that notes what reached it.
type fake struct {
	*httptest.Server
	mu   sync.Mutex
	seen []received
}

type received struct {
	*http.Request
	body string
	form url.Values
}

// newFake serves handlers by pattern and returns a player whose target is <server>/mcp.
func newFake(t *testing.T, routes map[string]http.HandlerFunc) (*fake, *client.Player) {
	t.Helper()
	f := &fake{}
	mux := http.NewServeMux()
	for pattern, handle := range routes {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			f.note(t, r)
			handle(w, r)
		})
	}
	f.Server = httptest.NewServer(mux)
	t.Cleanup(f.Close)
	return f, newPlayer(t, f.URL)
}

func (f *fake) note(t *testing.T, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Error(err)
	}
	r.Body = io.NopCloser(strings.NewReader(string(body)))
	form, _ := url.ParseQuery(string(body))
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen = append(f.seen, received{r, string(body), form})
}

func (f *fake) last(t *testing.T) received {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.seen) == 0 {
		t.Fatal("no request reached the server")
	}
	return f.seen[len(f.seen)-1]
}

func newPlayer(t *testing.T, base string) *client.Player {
	t.Helper()
	target, err := url.Parse(base + "/mcp")
	if err != nil {
		t.Fatal(err)
	}
	network := wire.New(wire.Options{AllowPrivate: true})
	t.Cleanup(network.Close)
	return &client.Player{
		Host: host.ChatGPT, Target: client.Target{URL: target, Loopback: true}, Wire: network.Scope("test"),
		AS: &client.ServerMetadata{
			Issuer: base, Asked: base, Doc: map[string]any{}, IssParameter: true,
			AuthorizationEndpoint: base + "/authorize", TokenEndpoint: base + "/token",
			RegistrationEndpoint: base + "/register", RevocationEndpoint: base + "/revoke",
		},
		Client: &client.Registration{ClientID: "cl", AuthMethod: "none", RedirectURIs: host.ChatGPT.Redirect.Forms()},
		Driver: login.Form{}, Resource: target.String(), Scope: "read", Ledger: &client.Ledger{},
		Now: func() time.Time { return time.Unix(1_800_000_000, 0) },
	}
}

// blocked makes Block end the test's function by a panic, as a check's does, and tells what it was.
func blocked(p *client.Player, run func()) (node, reason string) {
	type stop struct{}
	p.Block = func(n, r string) {
		node, reason = n, r
		panic(stop{})
	}
	defer func() {
		if r := recover(); r != nil {
			if _, ours := r.(stop); !ours {
				panic(r)
			}
		}
	}()
	run()
	return node, reason
}

func answer(status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if contentType != "" {
			w.Header().Set("Content-Type", contentType)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func asJSON(status int, body string) http.HandlerFunc {
	return answer(status, "application/json", body)
}
