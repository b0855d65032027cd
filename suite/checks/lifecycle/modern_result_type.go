package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.result-type",
	Title:  "a result says whether it is complete",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Base.S("ResultType")),
	Covers: []string{"LM-07"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"result-type-missing"},
	Fix:    `Put "resultType": "complete" into each result of a request in MCP 2026-07-28.`,
	Why:    "A strict client of this version cannot tell a result from a request for more input.",
	Run: func(ctx context.Context, c *check.C) {
		if spoken := c.Host().Session.Version; spoken < spec.July2026 {
			c.NotApplicable("the server speaks MCP %s, in which results have no type", spoken)
		}
		c.Step("ask for the tools")
		answer := c.Host().MCP(ctx, fixture.Bearer.From(c), "tools/list", nil)
		c.Given(answer).To(expect.RPCResult(), "tools.list.usable")
		var result struct {
			Type string `json:"resultType"`
		}
		if err := answer.Decode(&result); err != nil {
			result.Type = ""
		}
		c.Expect(expect.Claim{Holds: result.Type == "complete", Saw: "a list of tools with resultType " + quoted(result.Type), From: answer}).
			To(expect.True("a list of tools with resultType \"complete\""))
	},
})

func quoted(s string) string {
	if s == "" {
		return "missing"
	}
	return `"` + s + `"`
}
