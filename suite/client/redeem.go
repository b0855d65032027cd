package client

import (
	"context"
	"net/http"

	"golang.org/x/oauth2"
)

// Redeem exchanges a code at the token endpoint (RFC 6749 §4.1.3, RFC 7636 §4.5, RFC 8707 §2.2). The
// player's client sends it, also when the grant is another client's.
func (p *Player) Redeem(ctx context.Context, g *Grant, opts ...Option) *Response {
	return p.token(ctx, p.redemption(g).apply(opts))
}

// NobodysGrant is a code that nobody issued, for a redemption that is otherwise right.
func (p *Player) NobodysGrant() *Grant {
	return &Grant{
		Code: "mcpconform-nobody-issued-this-code", Verifier: oauth2.GenerateVerifier(),
		RedirectURI: p.redirectURI(), Resource: p.Resource, Client: p.Client,
	}
}

func (p *Player) redemption(g *Grant) *Params {
	params := newParams()
	params.Values.Set("grant_type", "authorization_code")
	params.Values.Set("code", g.Code)
	params.Values.Set("code_verifier", g.Verifier)
	if g.RedirectURI != "" {
		params.Values.Set("redirect_uri", g.RedirectURI)
	}
	if g.Resource != "" {
		params.Values.Set("resource", g.Resource)
	}
	p.authenticate(p.acting(g.Client), params)
	return params
}

// token sends a request to the token endpoint and counts what it yields.
func (p *Player) token(ctx context.Context, params *Params) *Response {
	endpoint := ""
	if p.AS != nil {
		endpoint = p.AS.TokenEndpoint
	}
	resp := p.post(ctx, endpoint, params)
	if resp.Err == nil && resp.Status == http.StatusOK {
		if doc, err := object(resp.Body); err == nil && doc["access_token"] != nil {
			p.spend(func(c *Cost) { c.Tokens++ })
		}
	}
	return resp
}
