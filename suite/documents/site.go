package documents

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/url"
	"path"
	"sync"
	"sync/atomic"
)

// Site serves pages below its origin.
type Site struct {
	// Origin is where it is, such as https://127.0.0.1:8443; Plain is the same site without TLS, "" where
	// there is none.
	Origin, Plain string
	// Proven is true where the target is known to fetch what is published here.
	Proven bool

	greeted   atomic.Int64 // how often a TLS connection was begun
	mu        sync.Mutex
	pages     map[string]*Page // by path, without dot segments
	standsFor string
}

// New makes a site for an origin.
func New(origin string) *Site { return &Site{Origin: origin, pages: map[string]*Page{}} }

// Page is one address of a site.
type Page struct {
	// URL is where it is; the client_id of the document there.
	URL string

	mu      sync.Mutex
	answer  http.Handler
	fetched atomic.Int64
}

// Page makes a page at an address that nobody can guess, whose last segment is name. It answers 404
// until it is told otherwise.
func (s *Site) Page(name string) *Page {
	at := "/" + rand.Text() + "/" + name
	return s.put(at, s.Origin+at)
}

// Root makes the page at the root.
func (s *Site) Root() *Page { return s.put("/", s.Origin) }

// StandIn makes the page for a URL of somebody else's, for a target that comes here instead.
func (s *Site) StandIn(of string) *Page {
	u, err := url.Parse(of)
	if err != nil {
		u = &url.URL{}
	}
	s.standsFor = of
	return s.put(u.Path, of)
}

// StandsFor reports whether the target gets from here what is published at that URL.
func (s *Site) StandsFor(at string) bool { return s != nil && at != "" && s.standsFor == at }

func (s *Site) put(at, location string) *Page {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := &Page{URL: location, answer: http.NotFoundHandler()}
	s.pages[at] = p
	return p
}

// Answer says what the page answers from now on.
func (p *Page) Answer(h http.Handler) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = h
}

// Unseen says what is known of a target that has fetched nothing.
func (s *Site) Unseen() string {
	if s.greeted.Load() > 0 {
		return "the server came to " + s.Origin + " for the document of a client and left without it; let it trust the certificate of --cimd-cert"
	}
	return "the server did not come to " + s.Origin + " for the document of a client: it may refuse addresses of this machine; allow them while it is tested"
}

// Fetched is how often the page was asked for.
func (p *Page) Fetched() int { return int(p.fetched.Load()) }

// ServeHTTP implements [http.Handler].
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	p := s.pages[path.Clean("/"+r.URL.Path)]
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
func JSON(document any) http.Handler { return Cached("no-store", document) }

// Cached answers with a document under that Cache-Control.
func Cached(control string, document any) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", control)
		_ = json.NewEncoder(w).Encode(document)
	})
}
