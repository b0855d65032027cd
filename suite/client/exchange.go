package client

import (
	"context"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/host"
)

// PrivyExchange asks for the Privy token behind an access token: a POST with the bearer and an
// empty form. "" sends no Authorization header.
func (p *Player) PrivyExchange(ctx context.Context, endpoint, bearer string, opts ...Option) *Response {
	params := newParams()
	bearerHeader(params.Header, bearer)
	return p.post(ctx, endpoint, params.apply(opts))
}

// UnadvertisedURLs lists where endpoints of this kind have been found that no metadata names: below
// the issuer, and below its origin.
func (p *Player) UnadvertisedURLs(kind host.EndpointKind) []string {
	if p.AS == nil {
		return nil
	}
	u, err := url.Parse(p.AS.Issuer)
	if err != nil || u.Host == "" {
		if u, err = url.Parse(p.AS.TokenEndpoint); err != nil || u.Host == "" {
			return nil
		}
	}
	var urls []string
	base := origin(u) + strings.TrimSuffix(u.EscapedPath(), "/")
	for _, path := range p.Host.UnadvertisedPaths(kind) {
		urls = append(urls, base+path)
		if base != origin(u) {
			urls = append(urls, origin(u)+path)
		}
	}
	return urls
}
