package client

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Session is the MCP protocol in use with a target, as negotiated.
type Session struct {
	Version string // 2026-07-28 or a version of the handshake era
	ID      string // Mcp-Session-Id; "" when the server gave none
}

// MCP sends one JSON-RPC message to the target and reads the answer, JSON or event stream. bearer
// "" sends no Authorization header; params is nil or marshals to a JSON object.
//
// Version and session id are those of p.Session; without one the message is of the handshake era in
// the host's version. [Version], [SessionID], [ID] and [Notification] say otherwise.
func (p *Player) MCP(ctx context.Context, bearer, method string, params any, opts ...Option) *RPC {
	pp := p.mcpParams(method, opts)
	message, err := p.message(method, params, pp)
	if err != nil {
		return &RPC{Response: &Response{Exchange: unsent(nil, err)}}
	}
	if bearer != "" {
		pp.preset("Authorization", "Bearer "+bearer)
	}
	message = pp.edit(message)
	raw, err := json.Marshal(message)
	if err != nil {
		return &RPC{Response: &Response{Exchange: unsent(nil, err)}}
	}
	leg := host.Connecting
	if method == "tools/call" {
		leg = host.Calling
		p.spend(func(c *Cost) { c.Calls++ })
		p.Ledger.toolCall(nameOf(method, message["params"]))
	}
	return p.exchangeMessage(ctx, raw, pp, message["id"], leg)
}

// mcpParams takes version, session and id from the session and the host, then from the options.
func (p *Player) mcpParams(method string, opts []Option) *Params {
	pp := newParams()
	switch {
	case method == "initialize": // not yet negotiated
	case p.Session != nil:
		pp.version, pp.sessionID = p.Session.Version, p.Session.ID
	default:
		pp.version = p.Host.MCP.Initialize.Value
	}
	pp.apply(opts)
	if pp.id == nil && !pp.notification {
		pp.id = p.Ledger.nextID()
	}
	pp.preset("Accept", "application/json, text/event-stream")
	pp.preset("Content-Type", "application/json")
	if pp.version != "" {
		pp.preset("MCP-Protocol-Version", pp.version)
	}
	if pp.sessionID != "" {
		pp.preset("Mcp-Session-Id", pp.sessionID)
	}
	return pp
}

// exchangeMessage posts one message; an event stream is read up to the answer to id.
func (p *Player) exchangeMessage(ctx context.Context, raw []byte, pp *Params, id any, leg host.Leg) *RPC {
	ctx, giveUp := context.WithCancel(ctx)
	defer giveUp()
	req, err := p.request(ctx, http.MethodPost, p.Target.URL.String(), raw, leg, pp.Header)
	if err != nil {
		return &RPC{Response: &Response{Exchange: unsent(req, err)}}
	}
	last := func(e wire.Event) bool {
		message := len(bytes.TrimSpace(e.Data)) > 0 // a priming event is empty
		answered := id != nil && answers(e.Data, id)
		if answered && pp.toTheEnd > 0 {
			time.AfterFunc(pp.toTheEnd, giveUp)
			return false
		}
		return pp.oneMessage && message || answered
	}
	resp := &Response{Exchange: p.Wire.DoUntil(wire.Host, req, last)}
	return ReadRPC(resp, id)
}
