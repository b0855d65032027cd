package authorize

import (
	"context"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.iss.returned",
	Title:  "authorization responses name the issuer where the metadata promises it",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC9207.S("2"), spec.RFC9207.S("2.3"), spec.MCP20260728.Authorization.S("Authorization Response Validation"),
		spec.OpenAI.Authentication.S("Protect callbacks with issuer identification")),
	Covers: []string{"AZ-17", "AZ-18"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"iss-missing", "iss-missing-on-errors"},
	Fix: `Add iss, exactly the issuer of the metadata, to every redirect to the client, errors included, or take
authorization_response_iss_parameter_supported out of the metadata.`,
	Why: "ChatGPT rejects a response without the promised iss, or with another: the user logs in and nothing is connected.",
	Run: func(ctx context.Context, c *check.C) {
		as := c.Host().AS
		first := fixture.Login.From(c).Grant
		if !as.IssParameter && !first.Redirect.Query().Has("iss") {
			c.NotApplicable("the metadata does not promise iss, and the response has none")
		}
		want := expect.True("a redirect with iss " + strconv.Quote(as.Issuer) + ", once")
		c.Step("read iss of the journey's login")
		c.Expect(issOf(first, as.Issuer)).To(want)
		c.Step("refuse the consent, for an error response")
		failed := try(ctx, c.Host(), client.Deny())
		if !failed.reported() { // nobody can refuse here
			c.Step("name a response_type that nobody knows, for an error response")
			failed = try(ctx, c.Host(), client.With("response_type", "mcpconform"))
		}
		if !failed.reported() || !as.IssParameter {
			return // errors stay on the server's pages, and success responses are right
		}
		c.Weigh(check.Degrades, check.Documented) // the login has failed anyway
		c.Expect(issOf(failed.grant, as.Issuer)).To(want)
	},
})

func issOf(g *client.Grant, issuer string) expect.Claim {
	sent := g.Redirect.Query()["iss"]
	claim := expect.Claim{Holds: len(sent) == 1 && sent[0] == issuer, From: g}
	switch len(sent) {
	case 0:
		claim.Saw = "a redirect to " + expect.DescribeURL(g.Redirect) + ", without iss"
	case 1:
		claim.Saw = "a redirect with iss " + strconv.Quote(sent[0])
	default:
		claim.Saw = "a redirect with iss more than once"
	}
	return claim
}
