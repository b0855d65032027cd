package authorize

import (
	"mime"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// submission is a form that the browser sent on the way to the code.
type submission struct {
	page page
	// led is where it led: its action, then each redirect. The last one is not carried out where it ends
	// the login.
	led []*url.URL
}

// submissions are the forms that were posted in a login, in order.
func submissions(walk []*wire.Exchange) []submission {
	var (
		all  []submission
		on   *page
		open *submission
	)
	for _, x := range walk {
		u, err := url.Parse(x.URL)
		if err != nil {
			continue
		}
		if open == nil && on != nil && isForm(x) {
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
	if open != nil {
		all = append(all, *open)
	}
	return all
}

// isForm tells a form from what a script of a page posts.
func isForm(x *wire.Exchange) bool {
	kind, _, err := mime.ParseMediaType(x.ReqHeader.Get("Content-Type"))
	return x.Method == http.MethodPost && err == nil && (kind == "application/x-www-form-urlencoded" || kind == "multipart/form-data")
}
