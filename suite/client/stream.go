package client

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// OpenStream asks for the stream of messages from the server (MCP 2025-11-25 Transports, "Listening
// for Messages from the Server") and closes it after the first event. bearer "" sends no
// Authorization header. A stream that stays silent ends by the limits of the wire: status and header
// then stand beside the error.
func (p *Player) OpenStream(ctx context.Context, bearer string, opts ...Option) *Response {
	params := newParams().apply(opts)
	params.preset("Accept", "text/event-stream")
	if bearer != "" {
		params.preset("Authorization", "Bearer "+bearer)
	}
	req, err := p.request(ctx, http.MethodGet, p.Target.URL.String(), nil, host.Connecting, params.Header)
	if err != nil {
		return &Response{Exchange: unsent(req, err)}
	}
	return &Response{Exchange: p.Wire.DoUntil(wire.Host, req, func(wire.Event) bool { return true })}
}
