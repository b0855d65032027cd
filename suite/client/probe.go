package client

import "context"

// Probe sends the host's first request: a POST to the MCP URL without a token. It carries an
// initialize, so that a server which needs no login answers it as MCP; what body the host itself
// sends there was not captured.
func (p *Player) Probe(ctx context.Context, opts ...Option) *Response {
	return p.ProbeRPC(ctx, opts...).Response
}

// ProbeRPC is [Player.Probe] with the answer read as MCP. Where such a request is answered to everybody
// it is the one that is guarded.
func (p *Player) ProbeRPC(ctx context.Context, opts ...Option) *RPC {
	if p.Guard != nil {
		return p.askGuard(ctx, "", opts)
	}
	q := *p
	q.Session = nil
	return q.MCP(ctx, "", "initialize", p.initializeParams(), opts...)
}
