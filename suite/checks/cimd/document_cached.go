package cimd

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.cached",
	Title:  "a document is not fetched again while it may be kept",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Client ID Metadata Documents"), spec.CIMD.S("4.4")),
	Covers: []string{"CI-10"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-never-cached"},
	Fix:    "Keep a document for as long as its Cache-Control says, within bounds of your own.",
	Why:    "Each login waits for the host's web server, and fails when that does.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.Page.Answer(documents.Cached("max-age=3600", d.Members))
		control(ctx, c, d)
		before := d.Page.Fetched()
		c.Step("log in once more as the same client, whose document may be kept for an hour")
		control(ctx, c, d)
		again := d.Page.Fetched() - before
		c.Expect(expect.Claim{Holds: again == 0, Saw: fmt.Sprintf("%d more requests for the document", again)}).
			To(expect.True("no request for it in the second login"))
	},
})
