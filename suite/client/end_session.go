package client

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// EndSession ends a session that [Player.Initialize] opened (MCP 2025-11-25 Transports, "Session
// Management").
func (p *Player) EndSession(ctx context.Context, bearer string, s *Session) *Response {
	params := newParams()
	params.preset("MCP-Protocol-Version", s.Version)
	params.preset("Mcp-Session-Id", s.ID)
	if bearer != "" {
		params.preset("Authorization", "Bearer "+bearer)
	}
	req, err := p.request(ctx, http.MethodDelete, p.Target.URL.String(), nil, host.Connecting, params.Header)
	return p.do(wire.Host, req, err)
}
