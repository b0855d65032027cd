package client

import "context"

// FetchKeys gets the authorization server's JWK Set (RFC 8414 §2, jwks_uri), whatever comes.
func (p *Player) FetchKeys(ctx context.Context) *Response {
	endpoint := ""
	if p.AS != nil {
		endpoint = p.AS.JWKSURI
	}
	return p.get(ctx, endpoint)
}
