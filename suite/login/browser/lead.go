package browser

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// maxHops is how many redirects in a row a browser follows.
const maxHops = 20

// led begins a login as the browser would that the memory tells of, or a new one: with the header fields that it
// sends, and its cookies. A server often answers by redirects alone to who has signed in, and by a page that does nothing to a
// request that it refuses: then nothing is left for a browser to do, and led reports that the login is over.
// Else the browser is given what was answered: nothing is sent twice.
func (s *session) led(ctx context.Context, header http.Header, m *memory) bool {
	start, err := url.Parse(s.request.AuthorizeURL)
	if header == nil || m.isPartitioned() {
		return false
	}
	for to := start; err == nil && plain(to) && len(s.answered) < maxHops; {
		r := navigation(ctx, *to, header, m)
		if s.ends(r) {
			return true
		}
		if to.Scheme != start.Scheme {
			break // which of the two a browser takes is a matter of what it knows of the host
		}
		s.begin()
		s.arrives(r)
		x := s.request.Wire.Do(wire.Browser, r)
		s.done(r, x)
		s.answered = append(s.answered, x)
		if !onlyRedirects(x) {
			break
		}
		to, err = to.Parse(x.Header.Get("Location"))
	}
	return s.refused() || s.again()
}

// again makes the session one of which the browser has seen nothing. It is not over.
func (s *session) again() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outcome, s.requests, s.arrived = &login.Outcome{}, 0, false
	return false
}

// already is what was answered to a request before the browser made it; nil where it was not sent yet.
func (s *session) already(r *http.Request) *wire.Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.answered) == 0 || !navigates(r) {
		return nil
	}
	x := s.answered[0]
	s.answered = s.answered[1:]
	if at, err := url.Parse(x.URL); err != nil || at.Scheme != r.URL.Scheme || !strings.EqualFold(at.Host, r.URL.Host) {
		s.answered = nil // the browser went elsewhere
		return nil
	}
	return x
}

// onlyRedirects reports whether an answer does nothing to a browser but lead it on.
func onlyRedirects(x *wire.Exchange) bool {
	for _, does := range []string{"Set-Cookie", "Clear-Site-Data"} {
		if x.Header.Get(does) != "" {
			return false
		}
	}
	return x.Err == nil && slices.Contains([]int{301, 302, 303, 307, 308}, x.Status) && x.Header.Get("Location") != ""
}

// plain reports whether a browser would send a URL as it stands. Others it puts right by rules of its own.
func plain(u *url.URL) bool {
	odd := func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("\"'<>\\^`{|}", r) }
	return u.Host != "" && u.User == nil && u.Host == strings.ToLower(u.Host) && !strings.ContainsFunc(u.String(), odd)
}

// navigation is a request for a page that nothing but the user has asked for.
func navigation(ctx context.Context, to url.URL, header http.Header, m *memory) *http.Request {
	to.Fragment, to.RawFragment = "", ""
	r := (&http.Request{Method: http.MethodGet, URL: &to, Header: header.Clone(), Body: http.NoBody}).WithContext(ctx)
	if cookies := login.CookieHeader(m.held(), &to, time.Now()); cookies != "" {
		r.Header.Set("Cookie", cookies)
	}
	return r
}
