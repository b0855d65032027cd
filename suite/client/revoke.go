package client

import "context"

// Revoke revokes a token (RFC 7009 §2.1) at the advertised endpoint; hint may be "".
func (p *Player) Revoke(ctx context.Context, token, hint string, opts ...Option) *Response {
	endpoint := ""
	if p.AS != nil {
		endpoint = p.AS.RevocationEndpoint
	}
	return p.RevokeAt(ctx, endpoint, token, hint, opts...)
}

// RevokeAt is [Player.Revoke] at an endpoint that the server does not advertise.
func (p *Player) RevokeAt(ctx context.Context, endpoint, token, hint string, opts ...Option) *Response {
	params := newParams()
	params.Values.Set("token", token)
	if hint != "" {
		params.Values.Set("token_type_hint", hint)
	}
	p.authenticate(p.acting(nil), params)
	return p.post(ctx, endpoint, params.apply(opts))
}
