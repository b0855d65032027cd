package authorize

import (
	"cmp"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// submission is a form that the browser sent on the way to the code.
type submission struct {
	page page
	// led is where it led: its action, then each redirect. The last one is not carried out where it ends
	// the login.
	led []*url.URL
}

// submissions are the forms that were sent in a login, in order.
func submissions(o *login.Outcome) []submission {
	var (
		all  []submission
		on   *page
		open *submission
	)
	for _, x := range o.Walk {
		u, err := url.Parse(x.URL)
		if err != nil {
			continue
		}
		if open == nil && on != nil && (isForm(x) || x.Method == http.MethodGet && on.asksFor(u)) {
			open = &submission{page: *on, led: []*url.URL{u}}
		}
		to, err := u.Parse(x.Header.Get("Location"))
		if redirected := x.Status >= 300 && x.Status < 400 && x.Header.Get("Location") != "" && err == nil; redirected {
			if open != nil {
				open.led = append(open.led, to)
			}
			continue
		}
		if open != nil {
			all, open = append(all, *open), nil
		}
		on = pageOf(x, u)
	}
	switch {
	case open != nil:
		all = append(all, *open)
	case on != nil && o.Redirect != nil && on.asksFor(o.Redirect): // a form to the client itself
		all = append(all, submission{page: *on, led: []*url.URL{o.Redirect}})
	}
	return all
}

// isForm tells a posted form from what a script of a page posts.
func isForm(x *wire.Exchange) bool {
	kind, _, err := mime.ParseMediaType(x.ReqHeader.Get("Content-Type"))
	return x.Method == http.MethodPost && err == nil &&
		slices.Contains([]string{"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}, kind)
}

// asksFor reports whether only a form of the page that is sent by GET can have led to the URL; the policy
// does not hold for what a link or a refresh leads to.
func (p page) asksFor(u *url.URL) bool {
	if p.Refresh != nil && sameTarget(p.Refresh, u) {
		return false
	}
	if slices.ContainsFunc(p.Links, func(l *login.Link) bool { return sameTarget(l.URL, u) }) {
		return false
	}
	return slices.ContainsFunc(p.Forms, func(f *login.PageForm) bool { return gets(f, u) })
}

// gets reports whether a form makes the URL when it is sent by GET: its query then has nothing but the
// form's fields.
func gets(f *login.PageForm, u *url.URL) bool {
	sent := f.Method == http.MethodGet && samePlace(f.Action, u)
	fields := map[string]bool{}
	for _, c := range f.Controls {
		fields[c.Name] = true
		sent = sent || cmp.Or(c.Method, f.Method) == http.MethodGet && samePlace(cmp.Or(c.Action, f.Action), u)
	}
	for name := range u.Query() {
		sent = sent && fields[name]
	}
	return sent
}

// sameTarget compares queries as they are meant: a browser may write them otherwise than the page does.
func sameTarget(a, b *url.URL) bool {
	return samePlace(a, b) && a.Query().Encode() == b.Query().Encode()
}

func samePlace(a, b *url.URL) bool {
	return a != nil && strings.EqualFold(a.Scheme, b.Scheme) && strings.EqualFold(a.Host, b.Host) &&
		cmp.Or(a.Path, "/") == cmp.Or(b.Path, "/")
}
