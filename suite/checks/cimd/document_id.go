package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.id",
	Title:  "a document that names another client_id than its own URL is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("4.1"), spec.MCP20251125.Authorization.S("Client ID Metadata Documents")),
	Covers: []string{"CI-02"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-id-not-compared"},
	Fix:    "Compare client_id in the document with the URL it was fetched from, as strings, and show an error page where they differ.",
	Why:    "Somebody else's site can then pass for the client the document names.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.becomes(func(doc map[string]any) { doc["client_id"] = d.Page.URL + "?other" })
		c.Step("log in with a document that names another client_id")
		d.refused(ctx, c)
	},
})
