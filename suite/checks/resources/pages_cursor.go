package resources

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// noSuchCursor is one that no server gave.
const noSuchCursor = "mcpconform-no-such-cursor"

var _ = check.Define(check.Check{
	ID:     "resources.pages.cursor",
	Title:  "a cursor that the server never gave is refused",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Pagination.S("Error Handling"), spec.MCP20260728.Pagination.S("Error Handling")),
	Covers: []string{"RS-05"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"cursor-ignored"},
	Fix:    "Answer a cursor that you cannot read, or whose place in the list is gone, with the JSON-RPC error -32602.",
	Why:    "A host with a cursor of before the last change gets the first page again for the next one, and goes round in circles.",
	Run: func(ctx context.Context, c *check.C) {
		for _, l := range paged(ctx, c) {
			c.Step("send " + l.method + " with a cursor of our own making")
			answer := c.Host().MCP(ctx, fixture.Bearer.From(c), l.method, map[string]any{"cursor": noSuchCursor})
			c.Expect(answer).To(expect.RPCError(invalidParams))
		}
	},
})
