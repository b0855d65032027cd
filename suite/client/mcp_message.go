package client

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/suite/host"
)

// firstModern is the first version without a handshake: every request carries its own _meta
// (MCP 2026-07-28, "Per-request protocol fields"). Versions are dates and compare as text.
const firstModern = "2026-07-28"

// message makes a JSON-RPC 2.0 message and, for a modern version, the _meta and headers that go
// with it.
func (p *Player) message(method string, params any, pp *Params) (map[string]any, error) {
	message := map[string]any{"jsonrpc": "2.0", "method": method}
	if pp.id != nil {
		message["id"] = pp.id
	}
	members, err := toObject(params)
	if err != nil {
		return nil, err
	}
	if pp.version >= firstModern {
		members = p.modern(method, members, pp)
	}
	if members != nil {
		message["params"] = members
	}
	return message, nil
}

// modern adds what every request of that era carries.
func (p *Player) modern(method string, members map[string]any, pp *Params) map[string]any {
	if members == nil {
		members = map[string]any{}
	}
	meta, _ := members["_meta"].(map[string]any)
	if meta == nil {
		meta = map[string]any{}
	}
	for name, value := range map[string]any{
		"io.modelcontextprotocol/protocolVersion":    pp.version,
		"io.modelcontextprotocol/clientInfo":         p.clientInfo(),
		"io.modelcontextprotocol/clientCapabilities": p.Host.MCP.Capabilities.Value,
	} {
		if _, given := meta[name]; !given {
			meta[name] = value
		}
	}
	members["_meta"] = meta
	pp.preset("Mcp-Method", method)
	if name := nameOf(method, members); name != "" {
		pp.preset("Mcp-Name", headerValue(name))
	}
	return members
}

func (p *Player) clientInfo() host.Info {
	if p.Imitate {
		return p.Host.MCP.Info.Value
	}
	return host.Info{Name: "mcpconform, playing " + p.Host.Name, Version: p.Host.MCP.Info.Value.Version}
}

// nameOf is what the Mcp-Name header repeats: the tool, prompt or resource a request is about.
func nameOf(method string, params any) string {
	members, _ := params.(map[string]any)
	member := map[string]string{"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}[method]
	name, _ := members[member].(string)
	return name
}

// headerValue encodes a value that does not fit a header as it is (MCP 2026-07-28, "Value Encoding").
func headerValue(s string) string {
	plain := s == strings.TrimSpace(s)
	for i := range len(s) {
		plain = plain && (s[i] >= 0x20 && s[i] < 0x7f || s[i] == '\t')
	}
	if plain && !strings.HasPrefix(s, "=?base64?") {
		return s
	}
	return "=?base64?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
}

// toObject turns params into a JSON object of its own; nil stays nil.
func toObject(params any) (map[string]any, error) {
	if params == nil {
		return nil, nil
	}
	raw, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	var members map[string]any
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, fmt.Errorf("params are no JSON object: %w", err)
	}
	return members, nil
}
