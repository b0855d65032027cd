package cimd

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.refreshed",
	Title:  "a document is fetched again a day after it was good for a minute",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Client ID Metadata Documents"), spec.CIMD.S("4.4")),
	Covers: []string{"CI-10"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-cached-forever"},
	Fix:    "Fetch a document again once its Cache-Control no longer vouches for it; whatever your own bounds are, a day is too long.",
	Why:    "The host changes its redirect URI or its keys, and its users cannot log in until the server is restarted.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.Page.Answer(documents.Cached("max-age=60", d.Members))
		control(ctx, c, d)
		before := d.Page.Fetched()
		c.Wait(ctx, 25*time.Hour, "a server may keep a document for a while of its own")
		control(ctx, c, d)
		c.Expect(expect.Claim{Holds: d.Page.Fetched() > before, Saw: "no request for the document"}).
			To(expect.True("a request for the document, which was good for a minute"))
	},
})
