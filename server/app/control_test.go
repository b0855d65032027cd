package app_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func (k *kit) control(path, body string, change func(*http.Request)) int {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.RemoteAddr = "127.0.0.1:50000"
	r.Header.Set("Authorization", "Bearer "+k.App.ControlToken())
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	k.App.Control().ServeHTTP(w, r)
	return w.Code
}

func TestControl(t *testing.T) {
	t.Parallel()
	k := start(t)
	server, privy := k.App.Now(), k.Privy.Now()
	k.Expect(k.control("/advance", `{"seconds":3600}`, nil)).To(gomega.Equal(204))
	k.Expect(k.App.Now().Sub(server)).To(gomega.BeNumerically(">=", time.Hour))
	k.Expect(k.Privy.Now().Sub(privy)).To(gomega.BeNumerically(">=", time.Hour))
	for _, bad := range []string{`{"seconds":-1}`, `{}`, `{"seconds":"x"}`, `x`, `{"seconds":99999999999}`} {
		k.Expect(k.control("/advance", bad, nil)).To(gomega.Equal(400), bad)
	}
	k.Expect(k.control("/rotate-keys", "", nil)).To(gomega.Equal(204))
	k.Expect(k.control("/backend", `{"state":"asleep"}`, nil)).To(gomega.Equal(400))
	k.Expect(k.control("/nothing", "", nil)).To(gomega.Equal(404))
	id := k.Register()
	k.Expect(k.control("/restart", "", nil)).To(gomega.Equal(204))
	k.refused(k.PostForm("/token", k.CodeForm(id, "x"), ""), 400, "invalid_client")
	k.Tokens(0) // it works again
}

func TestTheClockNeverRunsBack(t *testing.T) {
	t.Parallel()
	k := start(t)
	before := k.App.Now()
	for range 40 { // more than a time.Duration holds
		k.Expect(k.control("/advance", `{"seconds":315360000}`, nil)).To(gomega.Equal(204))
		k.Expect(k.App.Now()).To(gomega.BeTemporally(">", before))
	}
}

func TestWhoMayControl(t *testing.T) {
	t.Parallel()
	k := start(t)
	for want, change := range map[int]func(*http.Request){
		401: func(r *http.Request) { r.Header.Set("Authorization", "Bearer guess") },
		403: func(r *http.Request) { r.RemoteAddr = "192.0.2.1:1" },
	} {
		k.Expect(k.control("/advance", `{"seconds":1}`, change)).To(gomega.Equal(want))
	}
	k.Expect(k.PostJSON("/advance", map[string]int{"seconds": 1}, k.App.ControlToken()).Status).To(gomega.Equal(404), "not on the server's own port")
}

func TestStatesOfTheBackend(t *testing.T) {
	t.Parallel()
	k, hurried := start(t), startWith(t, func(c *app.Config) { c.ProtocolAPITimeout = 100 * time.Millisecond })
	for state, k := range map[string]*kit{"down": k, "error": k, "malformed": k, "slow": hurried} {
		k.Expect(k.control("/backend", `{"state":"`+state+`"}`, nil)).To(gomega.Equal(204))
		a := k.Call(k.Tokens(0).Access, "extract_intent", map[string]any{"fullInputText": "x"})
		k.Expect(a.Body).To(gomega.ContainSubstring(`"isError":true`), state)
		k.Expect(a.Body).NotTo(gomega.Or(gomega.ContainSubstring("127.0.0.1"), gomega.ContainSubstring("ECONN")), state)
	}
	k.Expect(k.control("/backend", `{"state":"up"}`, nil)).To(gomega.Equal(204))
	k.Expect(k.Call(k.Tokens(0).Access, "extract_intent", map[string]any{"fullInputText": "x"}).Body).NotTo(gomega.ContainSubstring(`"isError":true`))
}

func TestABackendElsewhere(t *testing.T) {
	t.Parallel()
	states := []string{}
	k := startWith(t, func(c *app.Config) {
		c.ProtocolAPIURL = "http://127.0.0.1:9"
		c.OnBackend = func(_ context.Context, state string) error { states = append(states, state); return nil }
	})
	k.Expect(k.control("/backend", `{"state":"down"}`, nil)).To(gomega.Equal(204))
	k.Expect(states).To(gomega.Equal([]string{"down"}))
	k = startWith(t, func(c *app.Config) { c.ProtocolAPIURL = "http://127.0.0.1:9" })
	k.Expect(k.control("/backend", `{"state":"down"}`, nil)).To(gomega.Equal(501))
}

func TestAPrivyUnderControl(t *testing.T) {
	t.Parallel()
	asked := []string{}
	note := func(_ context.Context, what string) error { asked = append(asked, what); return nil }
	k := startWith(t, func(c *app.Config) { c.OnPrivy, c.OnDeleteUser = note, note })
	k.Expect(k.control("/privy", `{"state":"slow"}`, nil)).To(gomega.Equal(204))
	k.Expect(k.control("/users/delete", `{"email":"a@example.com"}`, nil)).To(gomega.Equal(204))
	k.Expect(asked).To(gomega.Equal([]string{"slow", "a@example.com"}))
	k = start(t)
	k.Expect(k.control("/privy", `{"state":"slow"}`, nil)).To(gomega.Equal(501))
	k.Expect(k.control("/users/delete", `{"email":"a@example.com"}`, nil)).To(gomega.Equal(501))
}

func TestASlowPrivyDoesNotHoldATool(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.ExchangeTimeout = 100 * time.Millisecond })
	tokens := k.Tokens(0)
	k.Expect(k.Privy.Trouble(issuer.Trouble{Delay: time.Minute})).To(gomega.Succeed())
	a := k.Call(tokens.Access, "extract_intent", map[string]any{"fullInputText": "x"})
	k.Expect(a.Body).To(gomega.ContainSubstring(`"isError":true`))
	k.Expect(a.Body).NotTo(gomega.ContainSubstring("127.0.0.1"))
}

// breaks is a part that panics, for want of one that does.
type breaks struct{}

func (breaks) ID() string { return "breaks" }
func (breaks) Apply(s *app.Seams) {
	s.DescribeClient = nil
}

func TestAPanicEndsOneRequestAndShowsNothing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	log := &strings.Builder{}
	s := apptest.Start(t, func(c *app.Config) {
		c.Logger = slog.New(slog.NewTextHandler(log, nil))
	}, breaks{})
	a := s.PostJSON("/register", apptest.Registration(), "")
	g.Expect(a.Status).To(gomega.Equal(500))
	g.Expect(a.Text("error")).To(gomega.Equal("server_error"))
	g.Expect(a.Body).NotTo(gomega.ContainSubstring("goroutine"))
	g.Expect(log.String()).To(gomega.ContainSubstring("goroutine"))
	g.Expect(s.Get("/.well-known/jwks.json").Status).To(gomega.Equal(200))
}

func TestEveryCredentialIsTold(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.Expect(k.Minted.Of("access token")).To(gomega.ContainElement(tokens.Access))
	k.Expect(k.Minted.Of("refresh token")).To(gomega.ContainElement(tokens.Refresh))
	k.Expect(k.Minted.Of("control token")).To(gomega.ConsistOf(k.App.ControlToken()))
	_, secret := k.App.Introspection()
	k.Expect(k.Minted.Of("introspection secret")).To(gomega.ConsistOf(secret))
	for _, kind := range []string{"authorization code", "session cookie", "csrf token"} {
		k.Expect(k.Minted.Of(kind)).NotTo(gomega.BeEmpty(), kind)
	}
}
