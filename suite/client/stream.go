package client

import (
	"context"
	"net/http"
	"net/http/httptrace"
	"sync"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// OpenStream asks for the stream of messages from the server (MCP 2025-11-25 Transports, "Listening
// for Messages from the Server") and closes it after the first event. bearer "" sends no
// Authorization header. A stream that stays silent ends by the limits of the wire: status and header
// then stand beside the error.
func (p *Player) OpenStream(ctx context.Context, bearer string, opts ...Option) *Response {
	return p.Listen(ctx, bearer, func() {}, func(wire.Event) bool { return true }, opts...)
}

// Listen is [Player.OpenStream] for a stream that is listened to until an event is the last one of
// interest. When the answer has begun it calls opened, once; opened must not wait.
func (p *Player) Listen(ctx context.Context, bearer string, opened func(), last func(wire.Event) bool, opts ...Option) *Response {
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotFirstResponseByte: sync.OnceFunc(opened)})
	params := newParams().apply(opts)
	params.preset("Accept", "text/event-stream")
	if bearer != "" {
		params.preset("Authorization", "Bearer "+bearer)
	}
	req, err := p.request(ctx, http.MethodGet, p.Target.URL.String(), nil, host.Connecting, params.Header)
	if err != nil {
		return &Response{Exchange: unsent(req, err)}
	}
	return &Response{Exchange: p.Wire.DoUntil(wire.Host, req, last)}
}
