package client

import "context"

// Present shows a bearer token to the MCP endpoint, with the lightest request that is complete in
// itself: tools/list, or initialize where tools/list would need a session of its own. Without an MCP
// session at hand it is initialize too, and server/discover where that gets neither a result nor a word
// on the token, as at a server that has no handshake.
//
// Where other requests are answered to everybody it is the one that is guarded.
func (p *Player) Present(ctx context.Context, bearer string) *RPC {
	if p.Guard != nil {
		return p.askGuard(ctx, bearer, nil)
	}
	if p.Session != nil && p.Session.ID == "" {
		return p.MCP(ctx, bearer, "tools/list", map[string]any{})
	}
	rpc, _ := p.Initialize(ctx, bearer)
	if rpc.Result != nil || rpc.TokenRefused() || rpc.RateLimited() {
		return rpc
	}
	if discovered := p.Discover(ctx, bearer); rpc.Error == nil || discovered.Result != nil {
		return discovered
	}
	return rpc
}
