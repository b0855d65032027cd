package faults

import (
	"context"
	"errors"
	"net/http"

	"github.com/mcpconform/mcpconform/server/protocolapi"
	"github.com/mcpconform/mcpconform/server/resource"
)

// mishandling does something else with the errors of the backend. An error that it makes nil becomes an
// empty result.
type mishandling struct {
	resource.Backend
	handle func(error) error
}

// DiscoverNew mishandles.
func (b mishandling) DiscoverNew(ctx context.Context, privyToken string, in protocolapi.NewRequest) (*protocolapi.NewResponse, error) {
	out, err := b.Backend.DiscoverNew(ctx, privyToken, in)
	return mishandled(b.handle, out, err)
}

// DiscoverFilter mishandles.
func (b mishandling) DiscoverFilter(ctx context.Context, privyToken string, in protocolapi.FilterRequest) (*protocolapi.FilterResponse, error) {
	out, err := b.Backend.DiscoverFilter(ctx, privyToken, in)
	return mishandled(b.handle, out, err)
}

// Vibecheck mishandles.
func (b mishandling) Vibecheck(ctx context.Context, privyToken string, in protocolapi.VibecheckRequest) (*protocolapi.VibecheckResponse, error) {
	out, err := b.Backend.Vibecheck(ctx, privyToken, in)
	return mishandled(b.handle, out, err)
}

func mishandled[T any](handle func(error) error, out *T, err error) (*T, error) {
	if err == nil {
		return out, nil
	}
	if err := handle(err); err != nil {
		return nil, err
	}
	return new(T), nil
}

// brokeDown is the failed call of a backend that answered 500, or nil.
func brokeDown(err error) *protocolapi.CallError {
	var failed *protocolapi.CallError
	if errors.As(err, &failed) && failed.Status == http.StatusInternalServerError {
		return failed
	}
	return nil
}
