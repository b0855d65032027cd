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
	ID:     "discovery.as.pkce-s256",
	Title:  "the authorization server advertises PKCE with S256",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Authorization Code Protection"),
		spec.OpenAI.Authentication.S("Publish OAuth metadata from your authorization server"), spec.RFC8414.S("2")),
	Covers: []string{"AD-10", "AD-11"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"s256-not-advertised"},
	Fix:    `Add "code_challenge_methods_supported": ["S256"] to the authorization server metadata.`,
	Why:    "Without it ChatGPT calls the server unsupported and stops before the login page.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		c.Step("read code_challenge_methods_supported")
		saw := "code_challenge_methods_supported is missing"
		if used.Doc["code_challenge_methods_supported"] != nil {
			saw = "code_challenge_methods_supported: [" + strings.Join(used.ChallengeMethods, ", ") + "]"
		}
		c.Expect(expect.Claim{Holds: slices.Contains(used.ChallengeMethods, "S256"), Saw: saw, From: used.Response}).
			To(expect.True("code_challenge_methods_supported with S256"))
	},
})
