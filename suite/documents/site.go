// Package documents is a web site of the harness on this machine, on which checks publish client ID
// metadata documents of their own for the target to fetch. It serves what it is given, right or wrong,
// and counts who asks. It takes no part in the play: a target that cannot reach it is none of its
// concern.
package documents

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
)

// Site serves pages below its origin.
type Site struct {
	origin string

	mu    sync.Mutex
	pages map[string]*Page
}

// New makes a site for an origin such as https://127.0.0.1:8443.
func New(origin string) *Site { return &Site{origin: origin, pages: map[string]*Page{}} }

// Page is one address of a site.
type Page struct {
	// URL is where it is; the client_id of the document there.
	URL string

	mu      sync.Mutex
	answer  http.Handler
	fetched atomic.Int64
}

// Page makes a page at an address that nobody can guess. It answers 404 until it is told otherwise.
func (s *Site) Page() *Page {
	path := "/" + rand.Text() + "/client.json"
	p := &Page{URL: s.origin + path, answer: http.NotFoundHandler()}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = p
	return p
}

// Answer says what the page answers from now on.
func (p *Page) Answer(h http.Handler) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = h
}

// Fetched is how often the page was asked for.
func (p *Page) Fetched() int { return int(p.fetched.Load()) }

// ServeHTTP implements [http.Handler].
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	p := s.pages[r.URL.Path]
	s.mu.Unlock()
	if p == nil {
		http.NotFound(w, r)
		return
	}
	p.fetched.Add(1)
	p.mu.Lock()
	answer := p.answer
	p.mu.Unlock()
	answer.ServeHTTP(w, r)
}

// JSON answers with a document that no cache may keep.
func JSON(document any) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		_ = json.NewEncoder(w).Encode(document)
	})
}
