package login

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"

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
	submitted := map[string]int{}
	for x := n.open(ctx, start); !n.over(); {
		page := n.show(x)
		if page == nil {
			break
		}
		plan, reason := page.Next(Answers{Account: r.Account, Deny: r.Deny})
		if reason = n.unsuited(x, page, plan, reason, submitted); reason != "" {
			n.stop("%s", reason)
			break
		}
		x = n.carryOut(ctx, plan)
	}
	return n.outcome
}

// show reads the page of an answer; nil when it is none.
func (n *navigator) show(x *wire.Exchange) *Page {
	switch {
	case x.Status == http.StatusTooManyRequests:
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
	n.page, n.policy = ParsePage(string(x.Body), from), x.Header.Get("Referrer-Policy")
	n.taintHidden()
	return n.page
}

// unsuited says why a plan is not carried out; "" when it is.
func (n *navigator) unsuited(x *wire.Exchange, page *Page, plan *Plan, reason string, submitted map[string]int) string {
	if plan == nil {
		if x.Status >= 400 {
			return fmt.Sprintf("the server answered %d: %s", x.Status, page.Says())
		}
		return reason
	}
	key := plan.signature()
	submitted[key]++
	switch {
	case plan.Credentials && submitted[key] > 1:
		return "the login page came back after it was filled in: " + page.Says()
	case submitted[key] > 2:
		return "the same page came back again and again: " + page.Says()
	}
	return ""
}

// carryOut does what the plan says.
func (n *navigator) carryOut(ctx context.Context, plan *Plan) *wire.Exchange {
	switch {
	case plan.Link != nil:
		return n.open(ctx, plan.Link.URL)
	case plan.Refresh != nil:
		return n.open(ctx, plan.Refresh)
	}
	for c, typed := range plan.Fill {
		if c.asks() != anEmail && c.Name != "" {
			n.request.Wire.Wire().TaintField("login_code", c.Name, typed)
			n.request.taint("login_code", typed)
		}
	}
	s, ok := plan.submission()
	if !ok {
		n.stop("the form of the page has an action that is no URL")
		return nil
	}
	return n.navigate(ctx, s)
}

// signature is what makes two forms the same form: not the text around it, which tells of errors.
func (p *Plan) signature() string {
	switch {
	case p.Link != nil:
		return "link " + p.Link.URL.String()
	case p.Refresh != nil:
		return "refresh " + p.Refresh.String()
	}
	var b strings.Builder
	if p.Form.Action != nil {
		b.WriteString(p.Form.Method + " " + bare(p.Form.Action))
	}
	for _, c := range p.Form.Controls {
		b.WriteString(" " + c.Type + ":" + c.Name)
		if c.isSubmit() {
			b.WriteString("=" + c.Text)
		}
	}
	return b.String()
}

var secretName = regexp.MustCompile(`(?i)csrf|xsrf|token|nonce|authenticity|session|ticket|secret`)

// taintHidden registers the hidden fields that protect the page's forms.
func (n *navigator) taintHidden() {
	for _, f := range n.page.Forms {
		for _, c := range f.Controls {
			if c.Type == "hidden" && secretName.MatchString(c.Name) {
				n.request.taint("form_token", c.Value)
			}
		}
	}
}

// gist is what an answer that is no page says, in a few words.
func gist(x *wire.Exchange) string {
	if isHTML(x) {
		return ParsePage(string(x.Body), &url.URL{}).Says()
	}
	if len(x.Body) == 0 {
		return "an empty body"
	}
	return quote(string(x.Body))
}
