package client

import (
	"context"
	"encoding/json"
	"slices"
)

// Discover sends server/discover in the host's modern version (MCP 2026-07-28).
func (p *Player) Discover(ctx context.Context, bearer string, opts ...Option) *RPC {
	q := *p
	q.Session = nil
	opts = append([]Option{Version(p.Host.MCP.Discover.Value), ID(p.Host.MCP.DiscoverID.Value)}, opts...)
	return q.MCP(ctx, bearer, "server/discover", nil, opts...)
}

// Initialize offers the host's version of the handshake era. The session is nil unless a result
// with a protocolVersion came; notifications/initialized is still to be sent then.
func (p *Player) Initialize(ctx context.Context, bearer string, opts ...Option) (*RPC, *Session) {
	q := *p
	q.Session = nil
	rpc := q.MCP(ctx, bearer, "initialize", p.initializeParams(), opts...)
	var result struct {
		ProtocolVersion string `json:"protocolVersion"`
	}
	if err := rpc.Decode(&result); err != nil || result.ProtocolVersion == "" {
		return rpc, nil
	}
	session := &Session{Version: result.ProtocolVersion, ID: rpc.Header.Get("Mcp-Session-Id")}
	p.taint("mcp_session", session.ID)
	return rpc, session
}

func (p *Player) initializeParams() map[string]any {
	return map[string]any{
		"protocolVersion": p.Host.MCP.Initialize.Value,
		"capabilities":    p.Host.MCP.Capabilities.Value,
		"clientInfo":      p.clientInfo(),
	}
}

// Initialized sends notifications/initialized, which ends the handshake.
func (p *Player) Initialized(ctx context.Context, bearer string, s *Session, opts ...Option) *RPC {
	q := *p
	q.Session = s
	return q.MCP(ctx, bearer, "notifications/initialized", nil, append([]Option{Notification()}, opts...)...)
}

// Handshake is how an MCP connection was opened.
type Handshake struct {
	Discover *RPC
	// Initialize and Initialized are nil when server/discover settled it.
	Initialize, Initialized *RPC
	Session                 *Session // nil when neither was answered
}

// Connect opens an MCP connection as the host does: server/discover first, and initialize unless
// the answer says that the server speaks the modern version.
func (p *Player) Connect(ctx context.Context, bearer string) *Handshake {
	h := &Handshake{Discover: p.Discover(ctx, bearer)}
	if h.Discover.Speaks(p.Host.MCP.Discover.Value) {
		h.Session = &Session{Version: p.Host.MCP.Discover.Value}
		return h
	}
	h.Initialize, h.Session = p.Initialize(ctx, bearer)
	if h.Session != nil {
		h.Initialized = p.Initialized(ctx, bearer, h.Session)
	}
	return h
}

// Speaks reports whether an answer to server/discover names the version: in its result, or in the
// data of a version error (-32022, MCP 2026-07-28 "Versioning").
func (r *RPC) Speaks(version string) bool {
	if r.Error != nil {
		var data struct {
			Supported []string `json:"supported"`
		}
		return json.Unmarshal(r.Error.Data, &data) == nil && slices.Contains(data.Supported, version)
	}
	var result struct {
		SupportedVersions []string `json:"supportedVersions"`
	}
	return r.Decode(&result) == nil && slices.Contains(result.SupportedVersions, version)
}
