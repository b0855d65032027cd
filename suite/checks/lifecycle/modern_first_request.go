package lifecycle

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.first-request",
	Title:  "who asks for the tools first, without server/discover before it, gets all of them",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Base.S("Statelessness"), spec.MCP20260728.Tools.S("Capabilities")),
	Covers: []string{"LM-08", "SC-11"},
	Needs:  check.Needs(fixture.Login, fixture.Tools),
	Faults: []string{"tools-after-discover"},
	Fix: "Answer each request from what is in it: its token, version and capabilities. Keep nothing from earlier requests of the " +
		"connection or the token that a later one depends on.",
	Why: "ChatGPT calls tools over connections of their own, often with nothing before it; what waits for a greeting is missing there.",
	Run: func(ctx context.Context, c *check.C) {
		modern(c)
		c.Step("sign in again, and ask for the tools at once")
		token := c.Host().Token(ctx)
		tools, answer, err := c.Host().ListTools(ctx, token.Access)
		c.Expect(expect.Claim{Holds: err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).To(expect.True("a list of tools"))
		c.Step("send server/discover, and ask again")
		c.Given(c.Host().Discover(ctx, token.Access)).To(expect.RPCResult(), "lifecycle.discover.answered")
		c.Expect(sameAgain(ctx, c, token.Access, tools)).To(sameTools)
	},
})

// sameTools is what [sameAgain] claims.
var sameTools = expect.True("the same tools as before")

// sameAgain asks for the tools once more. The order is not judged here.
func sameAgain(ctx context.Context, c *check.C, bearer string, before []client.Tool) expect.Claim {
	after, answer, err := c.Host().ListTools(ctx, bearer)
	if err != nil {
		c.Block("tools.list.usable", "%v", err)
	}
	was, is := names(before), names(after)
	return expect.Claim{
		Holds: slices.Equal(was, is),
		Saw:   "first " + strings.Join(was, ", ") + "; then " + strings.Join(is, ", "), From: answer,
	}
}

func names(tools []client.Tool) []string {
	var all []string
	for _, t := range tools {
		all = append(all, t.Name)
	}
	slices.Sort(all)
	return all
}
