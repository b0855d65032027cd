package login

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// maxPages bounds the pages of one login.
const maxPages = 12

// Form logs in over HTTP as a browser without scripts: it fills the forms for the e-mail address
// and the code, and allows or denies. A server that approves by itself needs no form at all.
type Form struct{}

// Name implements [Driver].
func (Form) Name() string { return "form" }

// Login implements [Driver].
func (Form) Login(ctx context.Context, r Request) *Outcome {
	n := newNavigator(r)
	start, err := url.Parse(r.AuthorizeURL)
	if err != nil || start.Host == "" {
		n.stop("the authorization endpoint is not an absolute URL")
		return n.outcome
	}
	return n.goOn(ctx, n.open(ctx, start))
}

// goOn answers the pages of a login, from the one that is given, to its end.
func (n *navigator) goOn(ctx context.Context, x *wire.Exchange) *Outcome {
	r, visits := n.request, Visits{}
	turn := r.Turn()
	defer turn.End()
	for !n.over() {
		page := n.show(x)
		if page == nil {
			break
		}
		plan, reason := page.Next(Answers{Account: r.Account, Deny: r.Deny, RedirectURI: r.RedirectURI})
		if reason = n.unsuited(x, page, plan, reason, visits); reason != "" {
			// An address that was typed in once may be typed in again, by a browser; a code may not.
			n.outcome.NeedsScript = page.Script && n.mayGoOn(x, plan) && (plan == nil || plan.asksForCode())
			if n.outcome.NeedsScript && plan != nil {
				reason = "the page may need a browser (script): " + reason
			}
			n.stop("%s", reason)
			break
		}
		r.Note(page, plan)
		if n.hold(page, plan) {
			break
		}
		n.outcome.Decides(&r, page, plan)
		n.outcome.Denied = n.outcome.Denied || plan.Denies
		n.outcome.Typed = n.outcome.Typed || plan.Credentials
		turn.Before(ctx, plan)
		x = n.carryOut(ctx, plan)
		turn.Moved()
	}
	return n.outcome
}

// mayGoOn reports whether a page with scripts may lead somewhere in a browser. A refusal before anything was typed in
// may be the page that asks who is there, or whether somebody is.
func (n *navigator) mayGoOn(x *wire.Exchange, plan *Plan) bool {
	asks := x.Status == http.StatusUnauthorized || x.Status == http.StatusForbidden
	return x.Status < 400 || asks && plan == nil && !n.outcome.Typed
}

// show reads the page of an answer; nil when it is none.
func (n *navigator) show(x *wire.Exchange) *Page {
	switch {
	case x.Status == http.StatusTooManyRequests:
		n.outcome.Limited = true
		n.stop("rate limited: the server answered 429")
	case x.Status >= 500:
		n.stop("the server answered %d: %s", x.Status, gist(x))
	case !isHTML(x):
		n.stop("the server answered %d without a page: %s", x.Status, gist(x))
	case n.outcome.Pages == maxPages:
		n.stop("the login takes more than %d pages", maxPages)
	}
	if n.over() {
		return nil
	}
	n.outcome.Pages++
	from, err := url.Parse(x.URL)
	if err != nil {
		n.stop("the page has no usable address")
		return nil
	}
	n.page, n.policy = ParsePage(string(x.Body), from, false), x.Header.Get("Referrer-Policy")
	n.page.Refreshes(x.Header.Get("Refresh"))
	return n.page
}

// unsuited says why a plan is not carried out; "" when it is.
func (n *navigator) unsuited(x *wire.Exchange, page *Page, plan *Plan, reason string, visits Visits) string {
	switch {
	case plan != nil:
		return visits.Refuse(page, plan)
	case x.Status >= 400:
		return fmt.Sprintf("the server answered %d: %s", x.Status, page.Says())
	default:
		return reason
	}
}

// carryOut does what the plan says.
func (n *navigator) carryOut(ctx context.Context, plan *Plan) *wire.Exchange {
	switch {
	case plan.Link != nil:
		return n.open(ctx, plan.Link.URL)
	case plan.Refresh != nil:
		return n.open(ctx, plan.Refresh)
	}
	s, ok := plan.submission()
	if !ok {
		n.stop("the form of the page has an action that is no URL")
		return nil
	}
	return n.navigate(ctx, s)
}

// gist is what an answer that is no page says, in a few words.
func gist(x *wire.Exchange) string {
	if isHTML(x) {
		return ParsePage(string(x.Body), &url.URL{}, false).Says()
	}
	if len(x.Body) == 0 {
		return "an empty body"
	}
	return Quote(string(x.Body))
}
