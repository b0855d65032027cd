package client

import "context"

// Introspect asks about a token (RFC 7662 §2.1) as nobody: without client authentication. Options
// add what a caller would present.
func (p *Player) Introspect(ctx context.Context, endpoint, token string, opts ...Option) *Response {
	params := newParams()
	params.Values.Set("token", token)
	return p.post(ctx, endpoint, params.apply(opts))
}
