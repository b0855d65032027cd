package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.challenge.unauthorized",
	Title:  "a request without a token is answered 401 with a Bearer challenge",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Error Handling"), spec.RFC6750.S("3"),
		spec.OpenAI.Authentication.S("Triggering authentication UI")),
	Covers: []string{"RD-01", "RD-02"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"challenge-status-403", "challenge-missing"},
	Fix:    `Answer a request without a token with status 401 and WWW-Authenticate: Bearer resource_metadata="<URL of the protected resource metadata>".`,
	Why:    "ChatGPT starts the login, the first time and whenever a token has run out, on a 401 with this header.",
	Run: func(_ context.Context, c *check.C) {
		probed := fixture.Challenge.From(c)
		if probed.NoLogin() {
			c.NotApplicable("the server answers requests without a token: it needs no login")
		}
		if probed.InResult {
			c.NotApplicable("the server answers requests without a token, and a tool asks for the login in its result")
		}
		c.Step("read the answer to the first request, which has no token")
		c.Expect(probed.Response).To(expect.Status(401))
		// Without the header the metadata can still be guessed (RFC 9728 §3), so the first login need not be
		// lost; that it has been, with other faults beside it, makes it a risk.
		c.Weigh(check.Blocks, check.Inferred)
		c.Step("read its WWW-Authenticate header")
		c.Expect(expect.Claim{
			Holds: probed.Challenge != nil && hasParameter(probed),
			Saw:   describeChallenge(probed), From: probed.Response,
		}).To(expect.True("a Bearer challenge with at least one parameter"))
	},
})
