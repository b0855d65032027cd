package client

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/host"
)

// MCPBody posts a body to the target under the headers of an MCP message, whatever the body is.
func (p *Player) MCPBody(ctx context.Context, bearer string, body []byte, opts ...Option) *RPC {
	pp := p.mcpParams("", opts)
	if bearer != "" {
		pp.preset("Authorization", "Bearer "+bearer)
	}
	return p.exchangeMessage(ctx, body, pp, nil, host.Connecting)
}
