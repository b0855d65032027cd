package token

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.id-token.issued",
	Title:  "where the scope openid is offered, asking for it brings an ID token",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Inferred, // that ChatGPT asks for openid is documented; what it does without an ID token is not
	Refs: spec.Refs(spec.OIDCCore.S("3.1.3.3"), spec.OIDCDiscovery.S("3"),
		spec.OpenAI.Authentication.S("Publish OAuth metadata from your authorization server")),
	Covers: []string{"AD-34"},
	Needs:  check.Needs(fixture.OpenIDConfiguration, fixture.Login, fixture.Token),
	Faults: []string{"oidc-promised-only"},
	Fix: `Issue an "id_token" beside the access token when openid is granted, or take openid, email and the members for ID tokens out of the
metadata; a server that only guards its tools needs none of them.`,
	Why: "ChatGPT asks for openid, email and profile wherever they are listed; a workspace that admits only its own domain relies on them.",
	Run: func(ctx context.Context, c *check.C) {
		if !slices.Contains(fixture.OpenIDConfiguration.From(c).Scopes, openID) {
			c.NotApplicable("the OpenID configuration does not list the scope openid")
		}
		token := fixture.Token.From(c)
		switch {
		case token.Grant == nil:
			c.NotApplicable("a ready token was given, so there is no token response to read")
		case !slices.Contains(strings.Fields(token.Grant.Scope), openID):
			token = askingForOpenID(ctx, c)
		}
		c.Step("look for id_token in the token response")
		c.Expect(expect.Claim{
			Holds: token.Identity != "", Saw: "a token response without id_token, of scope " + strconv.Quote(token.Scope), From: token.Response,
		}).To(expect.True("an id_token in the token response"))
	},
})

const openID = "openid"

// askingForOpenID signs in with the scope that the documents the host reads do not bring up.
func askingForOpenID(ctx context.Context, c *check.C) *client.Token {
	c.Step("sign in with the scope openid too")
	p := c.Host()
	outcome, grant := p.TryAuthorize(ctx, client.With("scope", strings.TrimSpace(p.Scope+" "+openID)), client.Resume())
	c.Expect(expect.Claim{Holds: grant.Error != "invalid_scope", Saw: "the refusal invalid_scope", From: grant}).
		To(expect.True("a login with the scope that the metadata lists"))
	token, err := p.ParseToken(p.Redeem(ctx, p.Granted(outcome, grant)), grant)
	if err != nil {
		c.Block("token", "%v", err)
	}
	return token
}
