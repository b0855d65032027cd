package client

import (
	"context"
	"net/url"
)

// Introspect asks about a token (RFC 7662 §2.1) as nobody: without client authentication. Options
// add what a caller would present.
func (p *Player) Introspect(ctx context.Context, endpoint, token string, opts ...Option) *Response {
	params := newParams()
	params.Values.Set("token", token)
	return p.post(ctx, endpoint, params.apply(opts))
}

// IntrospectByGet asks the same with the token in the query, which RFC 7662 does not know and some
// servers answer.
func (p *Player) IntrospectByGet(ctx context.Context, endpoint, token string) *Response {
	u, err := url.Parse(endpoint)
	if err != nil {
		return &Response{Exchange: unsent(nil, err)}
	}
	query := u.Query()
	query.Set("token", token)
	u.RawQuery = query.Encode()
	return p.get(ctx, u.String())
}
