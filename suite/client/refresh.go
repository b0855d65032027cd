package client

import "context"

// Refresh uses a token's refresh token (RFC 6749 §6), with the resource of its grant (RFC 8707 §2.2).
func (p *Player) Refresh(ctx context.Context, t *Token, opts ...Option) *Response {
	params := newParams()
	params.Values.Set("grant_type", "refresh_token")
	params.Values.Set("refresh_token", t.Refresh)
	var own *Registration
	if t.Grant != nil {
		own = t.Grant.Client
		if t.Grant.Resource != "" {
			params.Values.Set("resource", t.Grant.Resource)
		}
	}
	p.authenticate(p.acting(own), params)
	return p.token(ctx, params.apply(opts))
}
