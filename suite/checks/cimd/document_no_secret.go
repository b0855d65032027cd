package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.no-secret",
	Title:  "a document with a client_secret, or for a client that has one, is refused",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("4.1")),
	Covers: []string{"CI-06"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-secret-taken"},
	Fix:    "Refuse a document that has client_secret or client_secret_expires_at, or a token_endpoint_auth_method that needs a shared secret.",
	Why:    "A secret in a public document is none, and a client that relies on it can be played by everybody.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.becomes(func(doc map[string]any) {
			doc["client_secret"], doc["token_endpoint_auth_method"] = "mcpconform-published", "client_secret_post"
		})
		c.Step("log in with a document that has a client_secret")
		d.refused(ctx, c)
	},
})
