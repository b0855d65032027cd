package client

import "context"

// TokenExchange is the grant type of RFC 8693.
const TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange"

// ExchangeToken gives an access token to the token endpoint to get another token for it (RFC 8693 §2.1), of
// whichever kind the server has.
func (p *Player) ExchangeToken(ctx context.Context, subject string, opts ...Option) *Response {
	params := newParams()
	params.Values.Set("grant_type", TokenExchange)
	params.Values.Set("subject_token", subject)
	params.Values.Set("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
	p.authenticate(p.acting(nil), params)
	return p.token(ctx, params.apply(opts))
}
