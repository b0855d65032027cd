package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.mixed.noauth-works",
	Title:  "a tool that says it needs no login asks for none",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs:   spec.Refs(spec.OpenAI.Authentication.S("Triggering authentication UI")),
	Covers: []string{"BU-28"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"noauth-tool-refuses"},
	Fix:    `Let the tool work without a token, or take {"type":"noauth"} out of its securitySchemes.`,
	Why:    "ChatGPT calls such a tool without a login; the user meets a failure, or a login that was not announced.",
	Run: func(ctx context.Context, c *check.C) {
		tool := public(fixture.Challenge.From(c).Listed)
		if tool == "" {
			c.NotApplicable("no read-only tool without arguments is listed to everybody and says noauth")
		}
		h := *c.Host()
		c.Step("open a connection without a token")
		h.Session = h.Connect(ctx, "").Session
		if h.Session == nil {
			c.Block("session", "the server does not answer without a token any more")
		}
		c.Step("call " + tool + " without a token")
		answer := h.CallTool(ctx, "", tool, nil)
		c.Expect(expect.Claim{Holds: !answer.AsksForLogin(), Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("no request to log in"))
	},
})

// public is a harmless tool that says noauth.
func public(listed []client.Tool) string {
	for i := range listed {
		if t := &listed[i]; t.Callable() && t.ForEverybody() {
			return t.Name
		}
	}
	return ""
}
