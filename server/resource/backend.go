package resource

import (
	"context"

	"github.com/mcpconform/mcpconform/server/protocolapi"
)

// Backend is the Protocol API as the tools use it. Each call is made in the name of the user whose
// Privy access token is given, and ends when its context does.
type Backend interface {
	DiscoverNew(ctx context.Context, privyToken string, in protocolapi.NewRequest) (*protocolapi.NewResponse, error)
	DiscoverFilter(ctx context.Context, privyToken string, in protocolapi.FilterRequest) (*protocolapi.FilterResponse, error)
	Vibecheck(ctx context.Context, privyToken string, in protocolapi.VibecheckRequest) (*protocolapi.VibecheckResponse, error)
}
