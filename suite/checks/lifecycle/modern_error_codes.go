package lifecycle

import (
	"context"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.error-codes",
	Title:  "errors have codes that are in use",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Base.S("Error Codes")),
	Covers: []string{"LM-11"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"error-code-retired"},
	Fix: "Answer with -32602 where a resource or a tool does not exist. -32002 and -32042 are retired, and of -32020 to -32099 there are " +
		"-32020, -32021 and -32022 only; codes of your own lie outside of -32768 to -32000.",
	Why: "A host goes by the code: one that is retired or not yet given out means nothing to it, or some day another thing.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		c.Step("ask for a tool and for a resource that do not exist")
		tool := c.Host().CallTool(ctx, bearer, "mcpconform-no-such-tool", nil)
		resource := c.Host().MCP(ctx, bearer, "resources/read", map[string]any{"uri": "mcpconform://no-such-resource"})
		if tool.Error == nil && resource.Error == nil {
			c.NotApplicable("neither is answered with a JSON-RPC error: %s", expect.Describe(resource.Exchange))
		}
		for _, answer := range []*client.RPC{tool, resource} {
			if answer.Error == nil {
				continue
			}
			c.Expect(expect.Claim{Holds: inUse(answer.Error.Code), Saw: "the code " + strconv.Itoa(answer.Error.Code), From: answer}).
				To(expect.True("a code that is neither retired nor reserved for later"))
		}
	},
})

// inUse reports whether an implementation of MCP 2026-07-28 may answer with the code.
func inUse(code int) bool {
	retired := code == -32002 || code == -32042
	reserved := -32099 <= code && code < unsupportedVersion
	return !retired && !reserved
}
