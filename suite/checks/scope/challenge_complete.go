package scope

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "scope.step-up.challenge-complete",
	Title:  "a tool that asks for more scope says which, and where the metadata is",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Runtime Insufficient Scope Errors"),
		spec.MCP20260728.Authorization.S("Runtime Insufficient Scope Errors")),
	Covers: []string{"SC-03", "SC-04"},
	Needs:  check.Needs(fixture.Token, fixture.Tools),
	Faults: []string{"scope-challenge-untold", "scope-challenge-without-metadata"},
	Fix:    `Put into the challenge of the 403 scope="<all scopes that the call needs>" and resource_metadata="<URL of the metadata>", as into that of the 401.`,
	Why:    "The host knows that the token has too little, and not what to ask the user for.",
	Run: func(ctx context.Context, c *check.C) {
		d := demanding(c)
		challenge := d.asked(ctx, c)
		lacks := lacking(challenge, d)
		c.Expect(expect.Claim{Holds: lacks == "", Saw: "a challenge without " + lacks, From: challenge.Response}).
			To(expect.True("a challenge with resource_metadata, and a scope that the token does not have"))
	},
})

// lacking names what is not in the challenge. Which scopes are right is not judged here: a tool may
// name in its securitySchemes others than in its challenge that include them.
func lacking(challenge *client.Challenge, d demand) string {
	var names []string
	if challenge.ResourceMetadata == "" {
		names = append(names, "resource_metadata")
	}
	if len(without(challenge.Scopes(), d.granted)) == 0 {
		names = append(names, "a scope that the token does not have")
	}
	return strings.Join(names, " and ")
}
