package discovery

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.auth-signing-algs",
	Title:  "where clients authenticate by a signed JWT, the metadata says by which algorithms",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2")),
	Covers: []string{"AD-18"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"auth-algs-missing", "auth-algs-none"},
	Fix:    `Add "token_endpoint_auth_signing_alg_values_supported": ["RS256", …] with every algorithm that the token endpoint verifies, and never "none".`,
	Why:    "ChatGPT signs with RS256; whether the server would take that can only be tried.",
	Run: func(_ context.Context, c *check.C) {
		const member = "token_endpoint_auth_signing_alg_values_supported"
		used := fixture.ServerMetadata.From(c).Used
		c.Step("read " + member)
		algs, present := stringsOf(used.Doc, member)
		saw := member + ": [" + strings.Join(algs, ", ") + "]"
		if !slices.ContainsFunc(used.AuthMethods, func(m string) bool { return m == "private_key_jwt" || m == "client_secret_jwt" }) {
			c.NotApplicable("no client authenticates by a signed JWT here")
		}
		c.Expect(expect.Claim{Holds: present && len(algs) > 0, Saw: member + " is missing", From: used.Response}).
			To(expect.True("a list of algorithms"))
		c.Weigh(check.Exposes, check.Normative)
		c.Expect(expect.Claim{Holds: !slices.Contains(algs, "none"), Saw: saw, From: used.Response}).
			To(expect.True("algorithms that sign, so not none"))
	},
})
