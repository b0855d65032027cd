package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.redirect",
	Title:  "a redirect URI that the client's document does not list is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("4.5"), spec.MCP20251125.Authorization.S("Client ID Metadata Documents")),
	Covers: []string{"CI-03"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-redirect-allow-list"},
	Fix:    "Compare redirect_uri with the redirect_uris of the document, character for character, and show an error page where none is the same.",
	Why:    "Everybody can send the codes of ChatGPT's users to himself, by ChatGPT's own client_id, which is public.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.becomes(func(doc map[string]any) { doc["redirect_uris"] = []string{"https://mcpconform.example/callback"} })
		c.Step("log in with a document that lists another redirect URI")
		d.refused(ctx, c)
	},
})
