package login

import "strings"

// Visits counts how often each form of a login was answered.
type Visits map[string]int

// maxAlike is how often a form without the account is answered: one that only leads on may stand between any two pages.
const maxAlike = 4

// Refuse counts one more answer to a form and says why it is not given; "" when it is. A form that
// took the account's answers is never filled in twice: a second wrong code may lock the account.
func (v Visits) Refuse(page *Page, plan *Plan) string {
	key := plan.Signature()
	v[key]++
	switch {
	case plan.Credentials && v[key] > 1:
		return "the login page came back after it was filled in: " + page.Says()
	case v[key] > maxAlike:
		return "the same page came back again and again: " + page.Says()
	}
	return ""
}

// Signature is what makes two forms the same form: not the text around it, which tells of errors.
func (p *Plan) Signature() string {
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
		if c.presses() && !c.Hidden { // whether it can be pressed right now is no part of it
			b.WriteString("=" + c.Text)
		}
	}
	return b.String()
}
