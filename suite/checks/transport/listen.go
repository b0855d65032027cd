package transport

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

const (
	// opening is how long the answer to GET is given to begin.
	opening = 5 * time.Second
	// listening is how long a stream is given to say something once it has begun; most are silent.
	listening = time.Second
)

// listen opens a stream of messages and reads it until an event is the last one of interest.
func listen(ctx context.Context, p *client.Player, bearer string, last func(wire.Event) bool, opts ...client.Option) *client.Response {
	ctx, done := context.WithCancel(ctx)
	defer done()
	limit := time.AfterFunc(opening, done)
	defer limit.Stop()
	return p.Listen(ctx, bearer, func() { limit.Reset(listening) }, last, opts...)
}

// anything is an event of any kind.
func anything(wire.Event) bool { return true }
