package bearer

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
	ID:     "bearer.mixed.challenge-complete",
	Title:  "a tool that asks for a login in its result gives all that the host needs for it",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs:   spec.Refs(spec.OpenAI.Authentication.S("Triggering authentication UI")),
	Covers: []string{"BU-27"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"mixed-challenge-incomplete"},
	Fix: `Put Bearer resource_metadata="<URL of the metadata>", error="insufficient_scope", error_description="<why>" into ` +
		`_meta["mcp/www_authenticate"] of the result, beside isError: true.`,
	Why: "ChatGPT offers to sign in only if the challenge has both error and error_description; without them the tool just fails.",
	Run: func(_ context.Context, c *check.C) {
		probed := fixture.Challenge.From(c)
		if !probed.InResult {
			c.NotApplicable("no tool was seen to ask for a login in its result")
		}
		c.Step("read the challenge in the result of " + probed.Guard.Tool)
		lacks := lacking(probed.Challenge)
		c.Expect(expect.Claim{Holds: lacks == "", Saw: "a challenge without " + lacks, From: probed.Response}).
			To(expect.True("a Bearer challenge with resource_metadata, error and error_description"))
	},
})

// lacking names what is not in the challenge of a tool result.
func lacking(challenge *client.Challenge) string {
	if challenge == nil {
		return "the scheme Bearer"
	}
	var names []string
	for _, name := range []string{"resource_metadata", "error", "error_description"} {
		if value, _ := challenge.Get(name); value == "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
