package client

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Preflight asks what a browser asks before it lets a script of origin send a request with a header
// that pages could not always send (CORS).
func (p *Player) Preflight(ctx context.Context, at, origin, method, requestHeader string) *Response {
	req, err := p.request(ctx, http.MethodOptions, at, nil, host.Discovery, http.Header{
		"Origin": {origin}, "Access-Control-Request-Method": {method}, "Access-Control-Request-Headers": {requestHeader},
	})
	return p.do(wire.Host, req, err)
}

// GetFrom gets a document as a script of origin.
func (p *Player) GetFrom(ctx context.Context, at, origin string) *Response {
	req, err := p.request(ctx, http.MethodGet, at, nil, host.Discovery, http.Header{"Accept": {"application/json"}, "Origin": {origin}})
	return p.do(wire.Host, req, err)
}

// Succeeded reports an answer of 200 to 299.
func (r *Response) Succeeded() bool { return r.Err == nil && r.Status >= 200 && r.Status <= 299 }

// ReadableFrom reports whether a browser hands the answer to a script of origin.
func (r *Response) ReadableFrom(origin string) bool {
	allowed := r.Header.Values("Access-Control-Allow-Origin")
	return len(allowed) == 1 && (allowed[0] == "*" || allowed[0] == origin)
}
