package login

import "slices"

// loginPlan fills the form that asks for the account; nil without a reason when none does.
func loginPlan(forms []*PageForm, a Answers) (*Plan, string) {
	var best *Plan
	code := false
	for _, f := range forms {
		plan, asksCode, missing := f.fill(a)
		if missing != "" {
			return nil, missing
		}
		if plan != nil && (best == nil || asksCode && !code) { // a code form beside "another e-mail"
			best, code = plan, asksCode
		}
	}
	return best, ""
}

// fill answers what a form asks; nil when it asks nothing.
func (f *PageForm) fill(a Answers) (plan *Plan, asksCode bool, missing string) {
	asksEmail := false
	plan = &Plan{Form: f, Fill: map[*Control]string{}, Credentials: true}
	if digits := f.digits(); len(digits) > 1 && len(digits) == len(a.Account.Code) {
		for i, c := range digits {
			plan.Fill[c] = a.Account.Code[i : i+1]
		}
		asksCode = true
	} else {
		for _, c := range f.Controls {
			switch c.asks() {
			case anEmail:
				plan.Fill[c], asksEmail = a.Account.Email, true
			case aCode:
				plan.Fill[c], asksCode = a.Account.Code, true
			}
		}
		if c := f.nameless(); c != nil && !asksEmail {
			plan.Fill[c], asksEmail = a.Account.Email, true
		}
	}
	if len(plan.Fill) == 0 {
		return nil, false, ""
	}
	if asksEmail && a.Account.Email == "" {
		return nil, asksCode, "the login asks for a user name or e-mail address and none was given (--user)"
	}
	if asksCode && a.Account.Code == "" {
		return nil, true, "the login asks for a code or password and none was given (MCPCONFORM_LOGIN_CODE)"
	}
	plan.Tick = f.ticks(allows)
	plan.Press = f.press(a.Deny, true)
	plan.Denies = a.Deny && plan.Press != nil && plan.Press.means(f) == denies
	return plan, asksCode, ""
}

// CompletesCode reports whether a one-time code is typed in. A page knows when that is complete, and may not wait for
// a button; of a password none can know.
func (p *Plan) CompletesCode() bool {
	for c := range p.Fill {
		if c.MaxLength == 1 || c.Type != "password" && c.asks() == aCode {
			return true
		}
	}
	return false
}

// nameless is the only text field of a form and stands before its only password: whatever it is called, it
// asks who the user is. Nil where the form is no such one.
func (f *PageForm) nameless() *Control {
	var texts, passwords []*Control
	for _, c := range f.Controls {
		switch {
		case c.Hidden || c.Disabled:
		case c.Type == "text" || c.Type == "tel" || c.Type == "email":
			texts = append(texts, c)
		case c.Type == "password":
			passwords = append(passwords, c)
		}
	}
	if len(texts) != 1 || len(passwords) != 1 || texts[0].Index > passwords[0].Index || texts[0].asks() != nothing || texts[0].Value != "" {
		return nil
	}
	return texts[0]
}

// digits are the fields of a code that is typed one character each.
func (f *PageForm) digits() []*Control {
	var fields []*Control
	for _, c := range f.Controls {
		if c.MaxLength == 1 && !c.Hidden && slices.Contains([]string{"text", "tel", "number", "password"}, c.Type) {
			fields = append(fields, c)
		}
	}
	return fields
}
