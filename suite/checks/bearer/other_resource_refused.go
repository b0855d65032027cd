package bearer

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.other-resource.refused",
	Title:  "an access token for another resource is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Access Token Privilege Restriction"), spec.RFC9068.S("4"),
		spec.RFC8725.S("3.9"), spec.RFC9700.S("2.3")),
	Covers: []string{"BU-15"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.Session),
	Faults: []string{"audience-not-checked"},
	Fix:    "Compare the token's audience with your own resource identifier, and refuse with 401 what was issued for another.",
	Why:    "Any other server of the same issuer that the user signs in to can use the token here, as the user.",
	Run: func(ctx context.Context, c *check.C) {
		works(ctx, c, fixture.Token.From(c).Access)
		other := otherResource(c)
		c.Step("sign in for " + other)
		token := tokenFor(ctx, c, other)
		signed, readable := jws.Parse(token.Access)
		if readable && !aimedAt(signed, other) {
			c.NotApplicable("the authorization server does not write the resource that is asked for into aud")
		}
		c.Step("use that token here")
		answer := show(ctx, c, token.Access)
		if !readable && admitted(answer) {
			c.NotApplicable("the token is opaque and lets in, so it cannot be seen whom it was issued for")
		}
		refused(c, answer)
	},
})

// otherResource is a resource of the same authorization server and the same origin, so that no token
// goes to where it was not issued for: one that the metadata lists (RFC 9728 §4), or one that does not
// exist.
func otherResource(c *check.C) string {
	p := c.Host()
	own := []string{p.Target.URL.String(), p.Resource}
	for _, m := range fixture.ResourceMetadata.From(c).Tried {
		own = append(own, m.Resource)
	}
	origin := p.Target.URL.Scheme + "://" + p.Target.URL.Host
	listed, _ := p.AS.Doc["protected_resources"].([]any)
	for _, one := range listed {
		other, _ := one.(string)
		if strings.HasPrefix(other, origin+"/") && !slices.Contains(own, other) {
			return other
		}
	}
	return origin + "/mcpconform-other-resource"
}

// tokenFor ends the check where no token is issued for the resource, as is right for one that does not
// exist.
func tokenFor(ctx context.Context, c *check.C, resource string) *client.Token {
	_, grant := c.Host().TryAuthorize(ctx, client.With("resource", resource), client.Resume())
	if grant.Code == "" {
		c.NotApplicable("the authorization server issues tokens for this resource only")
	}
	token, err := c.Host().ParseToken(c.Host().Redeem(ctx, grant), grant)
	if err != nil {
		c.NotApplicable("the authorization server issues tokens for this resource only")
	}
	return token
}

// aimedAt reports whether aud names the resource, and nothing else of this origin.
func aimedAt(t *jws.Token, resource string) bool {
	var named []string
	switch aud := t.Claims["aud"].(type) {
	case string:
		named = []string{aud}
	case []any:
		for _, one := range aud {
			if s, ok := one.(string); ok {
				named = append(named, s)
			}
		}
	}
	here := func(a string) bool {
		u, err := url.Parse(a)
		return err == nil && strings.HasPrefix(resource, u.Scheme+"://"+u.Host+"/")
	}
	return slices.Contains(named, resource) &&
		!slices.ContainsFunc(named, func(a string) bool { return a != resource && here(a) })
}
