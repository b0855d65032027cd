package login

import (
	"context"
	"net/http"
	"net/url"
)

// Held is the form with which a user who is logged in would allow, not sent yet.
type Held struct {
	Page   *Page
	Fields url.Values // what the form would send
	// Hidden are the names of the fields that the user does not see.
	Hidden []string

	navigator *navigator
	to        *url.URL
}

// hold keeps the form of a plan, if it is one that decides and nothing of the account is typed into it. A
// page of another site is that of a provider behind the authorization server, and asks for that server
// and not for its client.
func (n *navigator) hold(page *Page, plan *Plan) bool {
	if !n.request.Hold || !n.outcome.Typed || plan.Credentials || plan.Form == nil || !n.request.own(page) {
		return false
	}
	s, ok := plan.submission()
	if !ok || s.method != http.MethodPost || s.contentType != "application/x-www-form-urlencoded" {
		return false
	}
	h := &Held{Page: page, Fields: url.Values{}, navigator: n, to: s.to}
	for _, p := range plan.pairs() {
		h.Fields.Add(p.name, p.value)
	}
	for _, c := range plan.Form.Controls {
		if c.Type == "hidden" && c.Name != "" {
			h.Hidden = append(h.Hidden, c.Name)
		}
	}
	n.outcome.Held = h
	n.stop("the form that allows was held back, as it was asked for")
	return true
}

// own reports whether a page is of the site of the authorization endpoint.
func (r *Request) own(page *Page) bool {
	start, err := url.Parse(r.AuthorizeURL)
	return err == nil && sameSite(start, page.URL)
}

// Send sends the form with these fields from the browser it was shown in, and goes on to the end of the
// login.
func (h *Held) Send(ctx context.Context, fields url.Values) *Outcome {
	n := *h.navigator
	n.request.Hold = false
	n.outcome = &Outcome{Pages: n.outcome.Pages, Typed: n.outcome.Typed, jar: n.jar}
	x := n.navigate(ctx, &submission{
		method: http.MethodPost, to: h.to,
		contentType: "application/x-www-form-urlencoded", body: []byte(fields.Encode()),
	})
	return n.goOn(ctx, x)
}

// Protects are the hidden fields whose names say that they protect the form.
func (h *Held) Protects() []string {
	var names []string
	for _, name := range h.Hidden {
		if forgeryField.MatchString(name) {
			names = append(names, name)
		}
	}
	return names
}
