package cimd

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.size",
	Title:  "a document that is far too large is refused",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("6.6")),
	Covers: []string{"CI-12"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-any-size"},
	Fix:    "Stop reading after some kilobytes (the draft recommends 5) and refuse the document.",
	Why:    "Everybody who opens a link can make the server read as much as it likes.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.becomes(func(doc map[string]any) { doc["padding"] = strings.Repeat("x", huge) })
		c.Step("log in with a document of a megabyte")
		d.refused(ctx, c)
	},
})

// huge is two hundred times what the draft recommends as the limit: servers may well be more generous.
const huge = 1 << 20
