package client

import (
	"context"
	"encoding/json"
)

// Progress is a notification of how far a request is (MCP, "Progress").
type Progress struct {
	Token any      `json:"progressToken"`
	Value *float64 `json:"progress"`
}

// CallToolTold is [Player.CallTool] by a client that wants to be told of the progress, under that token.
func (p *Player) CallToolTold(ctx context.Context, bearer, name, token string) *RPC {
	arguments := p.Allowed[name]
	if arguments == nil {
		arguments = map[string]any{}
	}
	params := map[string]any{"name": name, "arguments": arguments, "_meta": map[string]any{"progressToken": token}}
	return p.MCP(ctx, bearer, "tools/call", params, p.paramHeaders(name, arguments)...)
}

// Progress is what came of it before the answer.
func (r *RPC) Progress() []Progress {
	var all []Progress
	for _, raw := range r.Notifications {
		var n struct {
			Method string   `json:"method"`
			Params Progress `json:"params"`
		}
		if json.Unmarshal(raw, &n) == nil && n.Method == "notifications/progress" {
			all = append(all, n.Params)
		}
	}
	return all
}
