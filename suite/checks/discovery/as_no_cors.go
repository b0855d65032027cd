package discovery

import (
	"context"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.no-cors",
	Title:  "scripts of other sites cannot read the authorization endpoint",
	Level:  check.Must,
	Impact: check.None, // without cookies a script learns nothing that anybody could not
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("2.6"), spec.OAuth21.S("3.1")),
	Covers: []string{"AD-32"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"authorize-cors"},
	Fix: `Take the CORS middleware off the authorization endpoint (metadata, token, registration and revocation may have it): the browser is
sent there, scripts have no business with it.`,
	Why: "With credentials allowed, any site could read the login and consent pages of a user who is logged in, and consent for them.",
	Run: func(ctx context.Context, c *check.C) {
		const origin = "https://elsewhere.example"
		c.Step("open the authorization endpoint as a script of another site would")
		answer := c.Host().GetAuthorize(ctx, client.Header("Origin", origin))
		c.Given(expect.Claim{Holds: answer.Err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("an answer"), "discovery.as.endpoints")
		allowed := strings.TrimSpace(answer.Header.Get("Access-Control-Allow-Origin"))
		if allowed == origin && answer.Header.Get("Access-Control-Allow-Credentials") == "true" {
			c.Weigh(check.Exposes, check.Normative)
		}
		c.Expect(expect.Claim{
			Holds: allowed != "*" && allowed != origin, Saw: "Access-Control-Allow-Origin: " + strconv.Quote(allowed), From: answer,
		}).To(expect.True("no Access-Control-Allow-Origin"))
	},
})
