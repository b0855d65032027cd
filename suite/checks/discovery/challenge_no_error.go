package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.challenge.no-error",
	Title:  "a request that brought no token is not told that its token is wrong",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6750.S("3.1"), spec.OAuth21.S("5.3.2")),
	Covers: []string{"RD-18"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"challenge-error-always"},
	Fix:    `Leave error and error_description out of the challenge unless the request presented a token.`,
	Why:    "A client that is told invalid_token looks for a token to refresh, where it has to start a login.",
	Run: func(_ context.Context, c *check.C) {
		probed := readable(c)
		if probed.InResult {
			c.NotApplicable("the challenge stands in a tool's result, where the host wants the error")
		}
		c.Step("look for an error in the challenge to the first request, which has no token")
		c.Expect(expect.Claim{
			Holds: probed.Challenge.Error == "" && probed.Challenge.ErrorDescription == "",
			Saw:   describeChallenge(probed), From: probed.Response,
		}).To(expect.True("a challenge without error and error_description"))
	},
})
