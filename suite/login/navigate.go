package login

import (
	"bytes"
	"context"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// maxHops bounds the redirects of one navigation; browsers follow 20, no login needs as many.
const maxHops = 12

// navigator is a browser as far as navigations go: it follows redirects, keeps cookies, and never
// carries out a navigation that ends the login.
type navigator struct {
	request Request
	outcome *Outcome
	jar     *jar
	page    *Page // the page that starts the next navigation; nil at first, when the host does
	// policy is the Referrer-Policy of that page.
	policy string
}

func newNavigator(r Request) *navigator {
	j := &jar{}
	if r.Again != nil && r.Again.jar != nil {
		j = r.Again.jar
	}
	return &navigator{request: r, outcome: &Outcome{jar: j}, jar: j}
}

func (n *navigator) stop(format string, args ...any) {
	if n.outcome.Stopped == "" {
		n.outcome.Stopped = Conceal(fmt.Sprintf(format, args...), n.request.Account.Code)
	}
}

// over says that the login has come to its end.
func (n *navigator) over() bool {
	return n.outcome.Redirect != nil || n.outcome.Foreign != nil || n.outcome.Stopped != ""
}

// open gets a URL.
func (n *navigator) open(ctx context.Context, to *url.URL) *wire.Exchange {
	return n.navigate(ctx, &submission{method: http.MethodGet, to: to})
}

// navigate sends a navigation and follows its redirects to the answer that is a page; nil when the
// login is over.
func (n *navigator) navigate(ctx context.Context, s *submission) *wire.Exchange {
	for hop := 0; ; hop++ {
		if n.request.Ends(n.outcome, s.to) {
			n.posted(s)
			return nil
		}
		x := n.send(ctx, s)
		if x.Err != nil {
			n.stop("no answer from %s: %v", bare(s.to), x.Err)
			return nil
		}
		if x.Status < 300 || x.Status > 399 {
			return x
		}
		if hop == maxHops {
			n.stop("the server redirected more than %d times in a row", maxHops)
			return nil
		}
		if s = n.redirected(s, x); s == nil {
			return nil
		}
	}
}

// posted corrects the outcome of a form that posts the response to the redirect URI: it is not a
// response the host reads.
func (n *navigator) posted(s *submission) {
	if n.outcome.Redirect != nil && s.method == http.MethodPost {
		n.outcome.Redirect, n.outcome.Foreign = nil, s.to
		n.stop("the server's page posts the response to the redirect URI (form_post), which was not asked for")
	}
}

// redirected is the navigation that a redirect asks for; nil when there is none to follow.
func (n *navigator) redirected(s *submission, x *wire.Exchange) *submission {
	location := x.Header.Get("Location")
	to, err := s.to.Parse(location)
	if location == "" || err != nil {
		n.stop("the server answered %d without a usable Location", x.Status)
		return nil
	}
	if to.Fragment == "" {
		to.Fragment, to.RawFragment = s.to.Fragment, s.to.RawFragment
	}
	keeps := x.Status == http.StatusTemporaryRedirect || x.Status == http.StatusPermanentRedirect
	if !keeps || s.method == http.MethodGet {
		s = &submission{method: http.MethodGet, to: to}
	} else {
		if !sameOrigin(s.to, to) && !n.request.Ends(&Outcome{}, to) {
			n.outcome.Foreign = to
			n.stop("the server answered %d to a form, which would send its content to %s", x.Status, bare(to))
			return nil
		}
		s = &submission{method: s.method, to: to, contentType: s.contentType, body: s.body}
	}
	n.outcome.Redirects = append(n.outcome.Redirects, to.String())
	return s
}

func (n *navigator) send(ctx context.Context, s *submission) *wire.Exchange {
	to := *s.to
	to.Fragment, to.RawFragment = "", ""
	req, err := http.NewRequestWithContext(ctx, s.method, to.String(), bytes.NewReader(s.body))
	if err != nil {
		return &wire.Exchange{Header: http.Header{}, Err: err}
	}
	n.dress(req, s)
	x := n.request.Wire.Do(wire.Browser, req)
	n.outcome.Last, n.outcome.Walk = x, append(n.outcome.Walk, x)
	for _, value := range n.jar.set(s.to, x.Header, time.Now()) {
		n.request.taint("cookie", value)
	}
	return x
}

// dress gives the request a browser's headers.
func (n *navigator) dress(req *http.Request, s *submission) {
	req.Header = BrowserHeader()
	crossSite := n.page == nil || !sameSite(n.page.URL, s.to)
	if cookies := n.jar.cookies(s.to, s.method, crossSite, time.Now()); cookies != "" {
		req.Header.Set("Cookie", cookies)
	}
	if s.contentType != "" {
		req.Header.Set("Content-Type", s.contentType)
	}
	if n.page == nil {
		return
	}
	from, silent := n.page.URL, strings.EqualFold(n.policy, "no-referrer")
	switch {
	case sameOrigin(from, s.to):
		req.Header.Set("Sec-Fetch-Site", "same-origin")
		n.refer(req, bare(from)+query(from), silent)
	case !crossSite:
		req.Header.Set("Sec-Fetch-Site", "same-site")
		n.refer(req, from.Scheme+"://"+from.Host+"/", silent)
	default:
		n.refer(req, from.Scheme+"://"+from.Host+"/", silent)
	}
	if s.method == http.MethodPost {
		req.Header.Set("Origin", from.Scheme+"://"+from.Host)
		if silent {
			req.Header.Set("Origin", "null")
		}
	}
}

func (n *navigator) refer(req *http.Request, referrer string, silent bool) {
	if !silent {
		req.Header.Set("Referer", referrer)
	}
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// isHTML says whether a browser would show the answer as a page. Without a content type it looks
// at the body.
func isHTML(x *wire.Exchange) bool {
	if x.Header.Get("Content-Type") == "" {
		return strings.HasPrefix(http.DetectContentType(x.Body), "text/html")
	}
	mt, _, err := mime.ParseMediaType(x.Header.Get("Content-Type"))
	return err == nil && (mt == "text/html" || mt == "application/xhtml+xml")
}
