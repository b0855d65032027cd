package faults

import (
	"context"
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/protocolapi"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tool-hangs-on-backend",
	Title: "a tool whose backend is not available tries again without end",
	Story: "Published in third-party notes: the host gives a call up after about a minute and sends it " +
		"again, so that it runs twice (symptoms row 107).",
	apply: func(s *app.Seams) {
		s.Resource.Backend = stubborn{s.Resource.Backend}
		s.Resource.BackendTimeout = 24 * time.Hour
	},
})

// retryEvery is how long the tool waits between two attempts.
const retryEvery = 250 * time.Millisecond

// stubborn repeats a call until the backend is there or nobody waits for it any more.
type stubborn struct{ resource.Backend }

// DiscoverNew repeats.
func (b stubborn) DiscoverNew(ctx context.Context, privyToken string, in protocolapi.NewRequest) (*protocolapi.NewResponse, error) {
	return repeat(ctx, func() (*protocolapi.NewResponse, error) { return b.Backend.DiscoverNew(ctx, privyToken, in) })
}

// DiscoverFilter repeats.
func (b stubborn) DiscoverFilter(ctx context.Context, privyToken string, in protocolapi.FilterRequest) (*protocolapi.FilterResponse, error) {
	return repeat(ctx, func() (*protocolapi.FilterResponse, error) { return b.Backend.DiscoverFilter(ctx, privyToken, in) })
}

// Vibecheck repeats.
func (b stubborn) Vibecheck(ctx context.Context, privyToken string, in protocolapi.VibecheckRequest) (*protocolapi.VibecheckResponse, error) {
	return repeat(ctx, func() (*protocolapi.VibecheckResponse, error) { return b.Backend.Vibecheck(ctx, privyToken, in) })
}

func repeat[T any](ctx context.Context, call func() (T, error)) (T, error) {
	for {
		out, err := call()
		if !errors.Is(err, protocolapi.ErrUnavailable) || brokeDown(err) != nil {
			return out, err
		}
		select {
		case <-ctx.Done():
			return out, err
		case <-time.After(retryEvery):
		}
	}
}
