package authorize

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.resource.unknown",
	Title:  "no token is issued for a resource that the server does not know",
	Level:  check.Int, // the "should" of RFC 8707 is in lower case
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8707.S("2"), spec.RFC8707.S("2.1")),
	Covers: []string{"AZ-22"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"resource-any"},
	Fix:    "Issue tokens for the resources you know, and answer any other, a relative one or one with a fragment with invalid_target.",
	Why:    "A token that names whatever a stranger wrote into the request may be good at a server that never asked for it.",
	Run: func(ctx context.Context, c *check.C) {
		for _, wrong := range []bent{
			{"of another server", "https://mcpconform.example/mcp"},
			{"that is relative", "/mcpconform"},
			{"with a fragment", "https://mcpconform.example/mcp#fragment"},
		} {
			c.Step("log in for a resource " + wrong.how)
			resource := client.With("resource", wrong.uri)
			end := tryResumed(ctx, c.Host(), resource)
			if end.grant.Code == "" {
				c.Expect(end.claim(end.usable())).To(expect.True("invalid_target"))
				continue
			}
			c.Step("redeem its code and read whom the token is for")
			answer := c.Host().Redeem(ctx, end.grant, resource)
			token, err := c.Host().ParseToken(answer, end.grant)
			if err != nil {
				return // refused there, as all others will be
			}
			aud := audience(token.Access)
			if len(aud) == 0 {
				c.NotApplicable("a token is issued, and whom it is for cannot be read: the server may not know the parameter, which it need not")
			}
			c.Expect(expect.Claim{Holds: !slices.Contains(aud, wrong.uri), Saw: "an access token with aud " + wrong.uri, From: answer}).
				To(expect.True("invalid_target, or a token for another resource"))
		}
	},
})

// audience reads whom a token is for; nil where it cannot be read.
func audience(token string) []string {
	read, ok := jws.Parse(token)
	if !ok {
		return nil
	}
	switch aud := read.Claims["aud"].(type) {
	case string:
		return []string{aud}
	case []any:
		var list []string
		for _, one := range aud {
			if s, ok := one.(string); ok {
				list = append(list, s)
			}
		}
		return list
	}
	return nil
}
