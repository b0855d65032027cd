package login

import (
	"net/url"
	"slices"
	"time"
)

// Plan is what a user does next on a page. Exactly one of Form, Link and Refresh is set.
type Plan struct {
	Form  *PageForm
	Fill  map[*Control]string // fields and what is typed into them
	Tick  []*Control          // checkboxes and radio buttons to choose
	Press *Control            // the button; nil for a form without one

	Link      *Link
	Refresh   *url.URL
	RefreshIn time.Duration

	Credentials bool // something of the account is typed in
	// Guess says that the button is one of several of which none says what it does.
	Guess  bool
	Denies bool // the consent is refused by it
}

// Answers is what a user knows and wants.
type Answers struct {
	Account Account
	Deny    bool
	// Script says that scripts run, so that controls outside a form can be used.
	Script bool
	// RedirectURI is where the login ends; a link that leads there ends it too.
	RedirectURI string
}

// Next decides what to do on a page; a nil plan comes with the reason why nothing can be done.
func (p *Page) Next(a Answers) (*Plan, string) {
	forms := p.Forms
	if a.Script && len(p.Loose.Controls) > 0 {
		forms = append(slices.Clone(forms), p.Loose)
	}
	plan, reason := loginPlan(forms, a)
	if plan == nil && reason == "" {
		plan = p.consentPlan(forms, a)
	}
	switch {
	case plan != nil && p.leaves(plan, a):
		return nil, p.needsBrowser()
	case plan != nil || reason != "":
		return plan, reason
	}
	switch onward := p.homeward(a); {
	case p.Refresh != nil:
		return &Plan{Refresh: p.Refresh, RefreshIn: p.RefreshIn}, ""
	case onward != nil:
		return &Plan{Link: onward}, ""
	case a.Deny && p.offers(forms, allows):
		return nil, "the consent page offers no way to refuse: " + p.Says()
	case p.Script && !a.Script:
		return nil, p.needsBrowser()
	default:
		return nil, "there is nothing to fill in or to press on the page: " + p.Says()
	}
}

func (p *Page) needsBrowser() string { return "the page needs a browser (script): " + p.Says() }

// leaves reports whether the page leaves it to a script to send the form of the plan. Sent by itself it
// would put what is typed in into the URL of the page, or say nothing at all.
func (p *Page) leaves(plan *Plan, a Answers) bool {
	f := plan.Form
	if a.Script || !p.Script || f == nil || !f.Bare || plan.Press != nil && (plan.Press.Action != nil || plan.Press.Method != "") {
		return false
	}
	return plan.Credentials || !slices.ContainsFunc(f.Controls, func(c *Control) bool { return c.Type == "hidden" })
}

// homeward is the link of a page that has nothing left to do but go back to the client, "Continue to
// ChatGPT"; nil where there is none.
func (p *Page) homeward(a Answers) *Link {
	home, err := url.Parse(a.RedirectURI)
	if err != nil || home.Host == "" {
		return nil
	}
	for _, l := range p.Links {
		if sameEndpoint(home, l.URL) && l.URL.Query().Has("error") == a.Deny {
			return l
		}
	}
	return nil
}

// consentPlan presses what the user wants, or goes on where nothing is asked.
func (p *Page) consentPlan(forms []*PageForm, a Answers) *Plan {
	wanted := []meaning{allows}
	if a.Deny {
		wanted = []meaning{denies, cancels}
	}
	for _, m := range wanted {
		if plan := p.find(forms, m); plan != nil {
			plan.Denies = a.Deny
			return plan
		}
	}
	if a.Deny && p.offers(forms, allows) {
		return nil
	}
	if a.Script && !a.Deny {
		if plan := gated(forms); plan != nil {
			return plan
		}
	}
	if plan := p.find(forms, goesOn); plan != nil {
		plan.Guess = severalGoOn(forms)
		return plan
	}
	if a.Script {
		return nil // a form that sends itself is the page's script's to send
	}
	return p.automatic(forms)
}

// gated allows with a button that cannot be pressed before boxes are ticked, whatever these are called.
func gated(forms []*PageForm) *Plan {
	for _, f := range forms {
		for _, c := range f.Controls {
			if !c.Disabled || c.Hidden || !c.presses() || c.means(f) != allows {
				continue
			}
			if boxes := f.unticked(); len(boxes) > 0 {
				return &Plan{Form: f, Tick: boxes, Press: c}
			}
		}
	}
	return nil
}

func (f *PageForm) unticked() []*Control {
	var boxes []*Control
	for _, c := range f.Controls {
		if c.Type == "checkbox" && !c.Checked && !c.Disabled {
			boxes = append(boxes, c)
		}
	}
	return boxes
}

// severalGoOn reports whether there is a choice of buttons that do not say what they do.
func severalGoOn(forms []*PageForm) bool {
	found := 0
	for _, f := range forms {
		for _, c := range f.Controls {
			if c.isSubmit() && c.means(f) == goesOn {
				found++
			}
		}
	}
	return found > 1
}

// find looks for a button of that meaning, then a radio button, then a link.
func (p *Page) find(forms []*PageForm, m meaning) *Plan {
	for _, f := range forms {
		for _, c := range f.Controls {
			if c.isSubmit() && c.means(f) == m {
				return &Plan{Form: f, Tick: f.ticks(m), Press: c}
			}
		}
	}
	if m == goesOn {
		return nil
	}
	for _, f := range forms {
		for _, c := range f.Controls {
			if c.Type == "radio" && !c.Disabled && c.means(f) == m {
				return &Plan{Form: f, Tick: append(f.ticks(m), c), Press: f.press(false, false)}
			}
		}
	}
	for _, l := range p.Links {
		if said, ok := meaningOf(l.Text); ok && said == m && l.URL.Scheme != "javascript" {
			return &Plan{Link: l}
		}
	}
	return nil
}

func (p *Page) offers(forms []*PageForm, m meaning) bool { return p.find(forms, m) != nil }

// automatic submits the only form of a page that has nothing to see or to choose: a script would.
func (p *Page) automatic(forms []*PageForm) *Plan {
	if len(forms) != 1 || len(forms[0].Controls) == 0 {
		return nil
	}
	buttons := 0
	for _, c := range forms[0].Controls {
		switch c.Type {
		case "hidden":
		case "submit":
			buttons++
		default:
			return nil
		}
	}
	if buttons > 1 { // a choice that a script has yet to show
		return nil
	}
	return &Plan{Form: forms[0]}
}

// press chooses the button of a form that is submitted. On a login form a cancel button is only a
// way out, so the refusal waits for the consent page.
func (f *PageForm) press(deny, login bool) *Control {
	order := []meaning{allows, goesOn}
	if deny {
		order = []meaning{denies, goesOn, allows}
	}
	if login && !deny {
		order = []meaning{goesOn, allows}
	}
	for _, m := range order {
		for _, c := range f.Controls {
			if c.isSubmit() && c.means(f) == m {
				return c
			}
		}
	}
	return nil
}

// ticks are the boxes a user who goes on would tick: those that are required, and with a consent
// those for the scopes and terms.
func (f *PageForm) ticks(m meaning) []*Control {
	var boxes []*Control
	for _, c := range f.unticked() {
		if c.Required || m == allows && ticked.MatchString(words(c.Name)) {
			boxes = append(boxes, c)
		}
	}
	return boxes
}
