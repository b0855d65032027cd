package client

import (
	"context"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// RedeemInQuery is [Player.Redeem] with everything in the URL and nothing in the body, which no client
// may do (OAuth 2.1 §3.2.2), by the given method.
func (p *Player) RedeemInQuery(ctx context.Context, method string, g *Grant) *Response {
	params := p.redemption(g)
	endpoint := ""
	if p.AS != nil {
		endpoint = p.AS.TokenEndpoint
	}
	u, err := url.Parse(endpoint)
	if err != nil {
		return &Response{Exchange: unsent(nil, err)}
	}
	query := u.Query()
	for name, values := range params.Values {
		query[name] = values
	}
	u.RawQuery = query.Encode()
	params.preset("Accept", "application/json")
	if method == http.MethodPost {
		params.preset("Content-Type", "application/x-www-form-urlencoded")
	}
	req, err := p.request(ctx, method, u.String(), nil, host.TokenRequest, params.Header)
	resp := p.do(wire.Host, req, err)
	p.taintBody(resp)
	return resp
}
