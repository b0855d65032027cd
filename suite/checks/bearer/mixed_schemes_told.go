package bearer

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.mixed.schemes-told",
	Title:  "a tool that asks for a login in its result says in the list that it will",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs:   spec.Refs(spec.OpenAI.Authentication.S("Triggering authentication UI")),
	Covers: []string{"BU-28"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"mixed-schemes-missing"},
	Fix: `Give each tool "securitySchemes", with {"type":"oauth2","scopes":[…]} where it needs a login and {"type":"noauth"} where it ` +
		"needs none, and repeat it in _meta.",
	Why: "ChatGPT documents three things for the offer to sign in, and the schemes of the tool are one of them.",
	Run: func(_ context.Context, c *check.C) {
		probed := fixture.Challenge.From(c)
		if !probed.InResult {
			c.NotApplicable("no tool was seen to ask for a login in its result")
		}
		c.Step("read the securitySchemes of " + probed.Guard.Tool)
		at := slices.IndexFunc(probed.Listed, func(t client.Tool) bool { return t.Name == probed.Guard.Tool })
		tells := slices.ContainsFunc(probed.Listed[at].SecuritySchemes(), func(s client.Scheme) bool { return s.Type == "oauth2" })
		c.Expect(expect.Claim{Holds: tells, Saw: "no such scheme", From: probed.Response}).To(expect.True("a scheme of type oauth2"))
	},
})
