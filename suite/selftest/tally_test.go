package selftest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

// tally is what a server saw of a run: it counts at its own door, and knows nothing of what the suite counts.
type tally struct {
	mu       sync.Mutex
	requests int
	// registered, deleted, granted and issued are the clients, authorization codes and access tokens of its
	// successful answers.
	registered, deleted, granted, issued int
	called                               []string // names in requests for tools/call
}

// ID and Apply implement [app.Fault].
func (*tally) ID() string { return "tally" }

func (t *tally) Apply(s *app.Seams) {
	next := s.Wire
	s.Wire = func(h http.Handler) http.Handler { return t.watch(next(h)) }
}

// watch notes each request and what was answered.
func (t *tally) watch(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		if err != nil { // more than is allowed: the handler meets it, too
			r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), broken{err}))
		}
		t.note(r, body)
		answer := &overheard{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(answer, r)
		t.conclude(r, answer)
	})
}

func (t *tally) note(r *http.Request, body []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.requests++
	var message struct {
		Method string
		Params struct{ Name string }
	}
	if r.URL.Path == "/mcp" && json.Unmarshal(body, &message) == nil && message.Method == "tools/call" {
		t.called = append(t.called, message.Params.Name)
	}
}

func (t *tally) conclude(r *http.Request, answer *overheard) {
	t.mu.Lock()
	defer t.mu.Unlock()
	to, err := url.Parse(answer.Header().Get("Location"))
	switch {
	case r.URL.Path == "/register" && answer.status == http.StatusCreated:
		t.registered++
	case r.Method == http.MethodDelete && answer.status == http.StatusNoContent:
		t.deleted++
	case r.URL.Path == "/token" && answer.status == http.StatusOK && strings.Contains(answer.body.String(), `"access_token"`):
		t.issued++
	case r.URL.Path == "/authorize/complete" && answer.status == http.StatusOK,
		strings.HasPrefix(r.URL.Path, "/authorize") && err == nil && to.Query().Get("code") != "":
		t.granted++
	}
}

// overheard is an answer as it was sent.
type overheard struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (o *overheard) WriteHeader(status int) {
	o.status = status
	o.ResponseWriter.WriteHeader(status)
}

func (o *overheard) Write(b []byte) (int, error) {
	o.body.Write(b)
	return o.ResponseWriter.Write(b)
}

// Unwrap lets a handler flush what it streams.
func (o *overheard) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// broken is a body that ends with an error.
type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }
