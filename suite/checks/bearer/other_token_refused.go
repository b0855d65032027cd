package bearer

import (
	"context"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.other-token.refused",
	Title:  "only an access token lets in: no refresh token and no ID token",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8725.S("3.12"), spec.RFC9068.S("4")),
	Covers: []string{"BU-18", "RF-14"},
	Needs:  check.Needs(fixture.Login, fixture.Session),
	Faults: []string{"refresh-token-lets-in", "id-token-lets-in"},
	Fix:    "Look at what kind of token it is: its type (at+jwt) or its audience in a JWT, the table it stands in otherwise.",
	Why: "A refresh token lives for weeks, and an ID token is handed to apps that only ask who the user is: neither was " +
		"meant to call tools with.",
	Run: func(ctx context.Context, c *check.C) {
		token := c.Host().Token(ctx)
		identity := token.Identity
		refresh := token.Refresh
		if !sameOrigin(c.Host()) { // it is for nobody but the authorization server
			refresh = ""
		}
		if refresh == "" && identity == "" {
			c.NotApplicable("no ID token was issued, and no refresh token that could be shown to the server that issued it")
		}
		works(ctx, c, token.Access)
		if refresh != "" && refresh != token.Access {
			c.Step("use the refresh token in place of the access token")
			refused(c, show(ctx, c, refresh))
		}
		if identity != "" && identity != token.Access {
			c.Step("use the ID token in place of the access token")
			refused(c, show(ctx, c, identity))
		}
	},
})

// sameOrigin reports whether the MCP endpoint and the token endpoint are one server.
func sameOrigin(p *client.Player) bool {
	u, err := url.Parse(p.AS.TokenEndpoint)
	return err == nil && u.Scheme == p.Target.URL.Scheme && u.Host == p.Target.URL.Host
}
