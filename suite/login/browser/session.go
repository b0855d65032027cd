package browser

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/recipe"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var errOutside = errors.New("not sent: it is no part of the login")

// session is one login.
type session struct {
	request login.Request
	codes   *recipe.Codes
	turn    *login.Turn
	ended   chan struct{} // closed when the outcome is decided
	shown   chan struct{} // told when a page has loaded

	mu       sync.Mutex
	outcome  *login.Outcome
	over     bool
	inFlight int
	requests int              // that the browser has made
	active   time.Time        // when something last happened
	console  string           // the last error of the page's console
	secrets  []string         // what was typed in or comes from the user's environment
	lines    []string         // what the console said, where the login is to be shown
	embeds   bool             // a page showed another one in it
	header   http.Header      // of the browser's first navigation, without its cookies
	strict   []string         // names of cookies that pages of another site do not bring
	arrived  bool             // the server has shown a page, or refused to
	answered []*wire.Exchange // what was answered before the browser came in, and it has not asked for yet
}

func newSession(r login.Request, codes *recipe.Codes) *session {
	return &session{
		request: r, codes: codes, turn: r.Turn(), secrets: []string{r.Account.Code},
		ended: make(chan struct{}), shown: make(chan struct{}, 1), outcome: &login.Outcome{}, active: time.Now(),
	}
}

// serve answers a request of the browser: by wire, or not at all where it would end the login.
func (s *session) serve(r *http.Request) *wire.Exchange {
	if s.ends(r) {
		return nil
	}
	if s.request.Ends(&login.Outcome{}, r.URL) {
		return &wire.Exchange{Err: errOutside}
	}
	s.begin()
	s.arrives(r)
	x := s.already(r)
	if x == nil {
		x = s.request.Wire.Do(wire.Browser, r)
	}
	s.done(r, x)
	return x
}

// ends settles a navigation that is the end of the login.
func (s *session) ends(r *http.Request) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return true
	}
	if !navigates(r) || !s.request.Ends(s.outcome, s.whole(r.URL)) {
		return false
	}
	if s.outcome.Redirect != nil && r.Method != http.MethodGet {
		s.outcome.Redirect, s.outcome.Foreign = nil, r.URL
		s.outcome.Stopped = "the server's page posts the response to the redirect URI (form_post), which was not asked for"
	}
	s.finish()
	return true
}

// whole is a URL with the fragment that the redirect to it had: no request carries one. The lock is held.
func (s *session) whole(to *url.URL) *url.URL {
	if len(s.outcome.Redirects) == 0 {
		return to
	}
	led, err := url.Parse(s.outcome.Redirects[len(s.outcome.Redirects)-1])
	if err != nil {
		return to
	}
	bare := *led
	bare.Fragment, bare.RawFragment = "", ""
	if bare.String() != to.String() {
		return to
	}
	return led
}

// finish decides the outcome; the lock is held.
func (s *session) finish() {
	if !s.over {
		s.over = true
		close(s.ended)
	}
}

// stop ends the login without a redirect.
func (s *session) stop(reason string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return
	}
	s.outcome.Stopped = s.conceal(reason)
	if s.console != "" {
		s.outcome.Stopped += " (the browser says: " + clipped(s.conceal(s.console)) + ")"
	}
	s.finish()
}

func (s *session) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inFlight++
	s.requests++
	s.active = time.Now()
}

func (s *session) done(r *http.Request, x *wire.Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inFlight--
	s.active = time.Now()
	s.embeds = s.embeds || slices.Contains(frames, r.Header.Get("Sec-Fetch-Dest"))
	s.outcome.Limited = s.outcome.Limited || x.Status == http.StatusTooManyRequests
	if !navigates(r) {
		return
	}
	if s.header == nil {
		s.header = r.Header.Clone()
		s.header.Del("Cookie")
	}
	s.lands(x)
	s.turn.Moved()
	s.outcome.Last, s.outcome.Walk = x, append(s.outcome.Walk, x)
	if to, err := r.URL.Parse(x.Header.Get("Location")); err == nil && x.Status >= 300 && x.Status < 400 {
		s.outcome.Redirects = append(s.outcome.Redirects, to.String())
	}
}

// frames are the destinations of a page within a page (Fetch, "destination").
var frames = []string{"iframe", "frame", "fencedframe", "embed", "object"}

// hasEmbedded reports whether a page showed another one in it.
func (s *session) hasEmbedded() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.embeds
}

// origins are those that have shown a page.
func (s *session) origins() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var shown []string
	for _, x := range s.outcome.Walk {
		at, err := url.Parse(x.URL)
		if err != nil || x.Err != nil || x.Header.Get("Location") != "" {
			continue
		}
		shown = append(shown, at.Scheme+"://"+at.Host)
	}
	return shown
}

// act notes that something was done on the page.
func (s *session) act() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.active = time.Now()
}

func (s *session) sent() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests
}

// navigations is how many pages were asked for, with the redirects to them.
func (s *session) navigations() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.outcome.Walk)
}

// quietFor is how long nothing has happened; 0 while a request is under way.
func (s *session) quietFor() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inFlight > 0 {
		return 0
	}
	return time.Since(s.active)
}

// lastActive is when something last happened.
func (s *session) lastActive() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.active
}

// began is the header of the browser's first navigation.
func (s *session) began() http.Header {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.header
}

// last is the answer to the latest navigation; nil before the first.
func (s *session) last() *wire.Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.outcome.Last
}

// fieldOf is a header field of the page at the URL. That need not be the last answer: the browser may have asked for
// the next page and still show this one.
func (s *session) fieldOf(at, name string) string {
	at, _, _ = strings.Cut(at, "#")
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range slices.Backward(s.outcome.Walk) {
		if x.URL == at {
			return x.Header.Get(name)
		}
	}
	return ""
}

// run opens the authorization URL and does what a user would until the outcome is decided.
func (s *session) run(ctx context.Context, page *rod.Page) *login.Outcome {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	page = page.Context(ctx)
	s.listen(page)
	if s.request.Show {
		s.overhear(page)
	}
	if start, err := url.Parse(s.request.AuthorizeURL); err != nil || start.Host == "" {
		s.stop("the authorization endpoint is not an absolute URL")
	} else {
		go func() { _ = page.Navigate(s.request.AuthorizeURL) }() // what came of it is seen at the proxy
		newUser(s, page).drive(ctx)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.outcome
}

// listen tells when a page has loaded, and keeps the last error of the console: it is where a browser says
// that a page's own policy stopped its form. What the network answered stands among the exchanges.
func (s *session) listen(page *rod.Page) {
	wait := page.EachEvent(
		func(*proto.PageLoadEventFired) {
			select {
			case s.shown <- struct{}{}:
			default: // it was told already
			}
		},
		func(e *proto.LogEntryAdded) {
			if e.Entry.Level == proto.LogLogEntryLevelError && e.Entry.Source != proto.LogLogEntrySourceNetwork {
				s.mu.Lock()
				defer s.mu.Unlock()
				s.console = bounded(e.Entry.Text)
			}
		},
	)
	go wait()
}
