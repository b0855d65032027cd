package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// malformed are credentials that hold no bearer token: no scheme, no token, another scheme.
var malformed = []string{"mcpconform", "Bearer", "Basic bWNwY29uZm9ybTpub2JvZHk="}

// two tokens may be read as one with a blank in it, or as the first.
const two = "Bearer " + nobodys + " " + nobodys

var _ = check.Define(check.Check{
	ID:     "bearer.header.malformed",
	Title:  "a malformed Authorization header is refused, and breaks nothing",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Error Handling"), spec.RFC6750.S("3.1")),
	Covers: []string{"BU-06", "BU-21"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"malformed-header-500"},
	Fix: `Answer an Authorization header that is not "Bearer" and one token with 401, as if there were none, or with 400 ` +
		"invalid_request; look before you split.",
	Why: "A host cannot tell a 500 from an outage, and offers no login; anybody can fill the error log.",
	Run: func(ctx context.Context, c *check.C) {
		challenged(c)
		send := func(credentials string) *client.Response {
			c.Step("send Authorization: " + credentials)
			return c.Host().Probe(ctx, client.Header("Authorization", credentials))
		}
		for _, credentials := range malformed {
			c.Expect(send(credentials)).To(expect.Status(401, 400))
		}
		// Where one bad token breaks the server, two tell nothing more.
		if one, _ := expect.Status(401, 400).Match(send("Bearer " + nobodys)); one {
			c.Expect(send(two)).To(expect.Status(401, 400))
		}
	},
})

// challenged is the control of what can be seen without a login: no token is answered with 401.
func challenged(c *check.C) *fixture.Probed {
	probed := fixture.Challenge.From(c)
	if probed.NoLogin() {
		c.NotApplicable("the MCP endpoint answers without a token")
	}
	if probed.InResult {
		c.NotApplicable("the endpoint answers everybody, and a tool asks for the login in its result")
	}
	c.Given(probed.Response).To(expect.Status(401), "discovery.challenge.unauthorized")
	return probed
}
