package authorize

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pages.form-action",
	Title:  "the policy of the login and consent pages lets their forms lead back to the client",
	Level:  check.Int,
	Impact: check.Blocks,
	Basis:  check.Observed, // github.com/1f916-ai/1f916/issues/179
	Refs:   spec.Refs(spec.CSP3.S("6.4.1"), spec.OAuth21.S("4.1.2")),
	Covers: []string{"AZ-37"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"pages-form-action-self"},
	Fix: "Name the origin of the client's redirect URI in the form-action of these pages, beside 'self' and every other host a form is sent on to, " +
		"or leave form-action out; a sandbox needs allow-forms.",
	Why: "Chromium and Safari apply form-action to the redirects after a form too: the user presses the button and nothing happens, and no server's log shows why.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("compare the policy of each page with where its form led")
		forms := submissions(watched(c))
		if len(forms) == 0 {
			c.NotApplicable("no form was sent on the way to the code")
		}
		for _, s := range forms {
			if s.page.Script { // which may keep the form from being sent, and do it by other means
				c.Weigh(check.Blocks, check.Inferred)
			} else {
				c.Weigh(check.Blocks, check.Observed)
			}
			c.Expect(s.claim()).To(expect.True("a form-action that covers wherever the form leads, or none"))
		}
	},
})

// claim says whether browsers follow the form to its end.
func (s submission) claim() expect.Claim {
	all := policies(s.page.from.Header, s.page.from.Body)
	if slices.ContainsFunc(all, policy.locksForms) {
		return expect.Claim{Saw: "the page " + s.page.place() + " is sandboxed without allow-forms", From: s.page.from}
	}
	for _, sources := range formActions(all) {
		for i, to := range s.led {
			if i == 0 && upgrades(all) {
				to = upgraded(to)
			}
			if !sources.lets(s.page.URL, to, i > 0) {
				return s.stopped(sources, to, i > 0)
			}
		}
	}
	return expect.Claim{Holds: true, From: s.page.from}
}

func (s submission) stopped(sources formAction, to *url.URL, redirected bool) expect.Claim {
	how := ", and its form is sent to "
	if redirected {
		how = ", and its form is redirected to "
	}
	return expect.Claim{
		Saw:  "the page " + s.page.place() + " says form-action " + strings.Join(sources, " ") + how + to.Scheme + "://" + to.Host,
		From: s.page.from,
	}
}
