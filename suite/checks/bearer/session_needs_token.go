package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.session.needs-token",
	Title:  "a session id does not replace the access token",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Token Requirements"),
		spec.MCP20251125.SecurityBestPractices.S("Session Hijacking")),
	Covers: []string{"BU-02"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"session-replaces-token"},
	Fix:    "Verify the access token of each request before you look the session up; a session id says which conversation, never who.",
	Why:    "Whoever learns a session id, from a log or a proxy, is the user.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Challenge.From(c).Open {
			c.NotApplicable("the MCP endpoint answers without a token")
		}
		if c.Host().Session.ID == "" {
			c.NotApplicable("the server gives no session id")
		}
		c.Step("ask for the tools with the token, in the session")
		_, control, _ := c.Host().ListTools(ctx, fixture.Token.From(c).Access)
		c.Given(control).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask again in the session, without the token")
		_, answer, _ := c.Host().ListTools(ctx, "")
		refused(c, answer)
	},
})
