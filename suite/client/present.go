package client

import "context"

// Present shows a bearer token to the MCP endpoint, with the lightest request that is complete in
// itself: tools/list, or initialize where tools/list would need a session of its own. Without an
// MCP session at hand it is initialize too.
func (p *Player) Present(ctx context.Context, bearer string) *RPC {
	if p.Session != nil && p.Session.ID == "" {
		_, rpc, _ := p.ListTools(ctx, bearer) // whether the list is usable is another question
		return rpc
	}
	rpc, _ := p.Initialize(ctx, bearer)
	return rpc
}
