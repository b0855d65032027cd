package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.parameters.unknown-ignored",
	Title:  "parameters that the authorization endpoint does not know are ignored",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.RFC6749.S("3.1"), spec.OAuth21.S("3.1")),
	Covers: []string{"AZ-02"},
	// Not the login: a server that refuses what ChatGPT adds does not let it log in.
	Needs:  check.Needs(fixture.Client),
	Behind: check.Needs(fixture.Login),
	Faults: []string{"ui-locales-refused"},
	Fix:    "Ignore unknown parameters, such as ui_locales; a schema that allows no additional properties is the usual reason.",
	Why:    "ChatGPT adds ui_locales to every login; where it is refused, the user sees an error page instead of the login.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().Driver == nil {
			c.NotApplicable("nobody logs in in this run, so nothing can be said of a login with more parameters")
		}
		p := *c.Host()
		p.GoOn = true // what else is wrong with the response is for other checks
		var without []client.Option
		for name := range p.Host.Authorize.Extra.Value {
			without = append(without, client.Without(name))
		}
		c.Step("log in with the parameters of OAuth alone, as a control")
		p.Authorize(ctx, without...)
		c.Step("log in with ui_locales, as ChatGPT does, and a parameter that nobody knows")
		all := tryResumed(ctx, &p, client.With("mcpconform_unknown", "1"))
		if !all.gaveCode() {
			c.Step("log in with ui_locales alone")
			extra := tryResumed(ctx, &p)
			c.Expect(extra.claim(extra.gaveCode())).To(expect.True("a redirect with a code"))
			c.Weigh(check.None, check.Normative) // only what ChatGPT never sends is refused
		}
		c.Expect(all.claim(all.gaveCode())).To(expect.True("a redirect with a code"))
	},
})
