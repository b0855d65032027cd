package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.complete",
	Title:  "a document that does not say who the client is is refused",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Client ID Metadata Documents")),
	Covers: []string{"CI-04"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-members-optional"},
	Fix:    "Refuse a document without client_id, client_name or redirect_uris, on an error page.",
	Why:    "The user is asked to allow something to a client without a name.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		for _, member := range []string{"client_id", "client_name"} {
			d.becomes(func(doc map[string]any) { delete(doc, member) })
			c.Step("log in with a document without " + member)
			d.refused(ctx, c)
		}
	},
})
