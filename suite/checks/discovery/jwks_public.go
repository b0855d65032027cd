package discovery

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.jwks.public",
	Title:  "the published keys are public keys",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OIDCDiscovery.S("3"), spec.RFC8414.S("2"), spec.RFC7518.S("6.3.2")),
	Covers: []string{"AD-23"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.KeySet),
	Faults: []string{"jwks-private"},
	Fix: `Publish the public half only, without d, p, q, dp, dq, qi and k. Replace every key that was published: whoever read it can sign tokens
in the name of any user.`,
	Why: "Whoever has the private key is any user.",
	Run: func(_ context.Context, c *check.C) {
		keys := fixture.KeySet.From(c)
		if keys.Members == nil {
			c.Block("discovery.jwks.found", "there is no key set to read")
		}
		c.Step("look for private and symmetric members")
		var private []string
		for _, k := range keys.Members {
			for _, name := range jws.PrivateMembers {
				if k[name] != nil && !slices.Contains(private, name) {
					private = append(private, name)
				}
			}
		}
		c.Expect(expect.Claim{Holds: len(private) == 0, Saw: "keys with " + strings.Join(private, ", "), From: keys.Response}).
			To(expect.True("keys without private or symmetric members"))
	},
})
