package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.jwks.distinct-ids",
	Title:  "different keys have different ids",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7517.S("4.5")),
	Covers: []string{"AD-23"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.KeySet),
	Faults: []string{"jwks-same-id"},
	Fix:    `Give each key a "kid" of its own, such as its thumbprint (RFC 7638), and a new one when the key is replaced.`,
	Why:    "A resource server takes the first key of that id; a token signed with the other is refused.",
	Run: func(_ context.Context, c *check.C) {
		keys := fixture.KeySet.From(c)
		if keys.Members == nil {
			c.Block("discovery.jwks.found", "there is no key set to read")
		}
		c.Step("compare the key ids")
		c.Expect(expect.Claim{Holds: doubledID(keys.Members) == "", Saw: "two keys with one kid", From: keys.Response}).
			To(expect.True("a kid of its own for every key"))
	},
})

// doubledID returns a kid that two different keys of one kind and use share; "" when none do. Keys of
// different kinds may be meant as alternatives (RFC 7517 §4.5).
func doubledID(keys []map[string]any) string {
	type name struct{ kid, kty, use any }
	seen := map[name][2]any{}
	for _, k := range keys {
		kid, _ := k["kid"].(string)
		id, material := name{kid, text(k["kty"]), text(k["use"])}, [2]any{text(k["n"]), text(k["x"])}
		if other, ok := seen[id]; ok && other != material && kid != "" {
			return kid
		}
		seen[id] = material
	}
	return ""
}

func text(value any) string {
	s, _ := value.(string)
	return s
}
