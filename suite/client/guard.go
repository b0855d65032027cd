package client

import (
	"context"
	"encoding/json"
	"net/http"
)

// Guard is what asks for a login on a server that answers other requests to everybody: the call of a
// tool, or tools/list. It is the request by which such a server shows whom it lets in.
type Guard struct {
	Tool    string   // "" where it is tools/list
	Session *Session // opened without a token
}

// GuardedTool is the tool by which alone the server shows whom it lets in; "" where other requests do.
func (p *Player) GuardedTool() string {
	if p.Guard == nil {
		return ""
	}
	return p.Guard.Tool
}

// askGuard sends what is guarded: where there are sessions, in one that was opened with the same token.
func (p *Player) askGuard(ctx context.Context, bearer string, opts []Option) *RPC {
	q := *p
	q.Session = p.Guard.Session
	if q.Session.ID != "" {
		shake := p.Connect(ctx, bearer)
		if shake.Session == nil {
			return shake.Initialize
		}
		q.Session = shake.Session
	}
	if p.Guard.Tool == "" {
		return q.MCP(ctx, bearer, "tools/list", map[string]any{}, opts...)
	}
	return q.CallTool(ctx, bearer, p.Guard.Tool, nil, opts...)
}

// LoginResult reports a tool result that asks for a login (OpenAI, "Triggering authentication UI"), and
// returns its challenges: an error with _meta["mcp/www_authenticate"], a string or a list of strings.
func (r *RPC) LoginResult() (challenges []*Challenge, asks bool) {
	var result struct {
		IsError bool                       `json:"isError"`
		Meta    map[string]json.RawMessage `json:"_meta"`
	}
	raw, ok := json.RawMessage(nil), false
	if r.Decode(&result) == nil && result.IsError {
		raw, ok = result.Meta["mcp/www_authenticate"]
	}
	var one string
	var list []string
	if json.Unmarshal(raw, &one) == nil {
		list = []string{one}
	} else if json.Unmarshal(raw, &list) != nil {
		list = nil
	}
	return ParseChallenges(list), ok && string(raw) != "null"
}

// AsksForLogin reports an answer on which the host offers to log in: 401, or a [RPC.LoginResult].
func (r *RPC) AsksForLogin() bool {
	_, asks := r.LoginResult()
	return asks || r.Status == http.StatusUnauthorized
}

// LoginChallenge is the Bearer challenge of such an answer; nil where it has none.
func (r *RPC) LoginChallenge() *Challenge {
	if c := r.Bearer(); c != nil {
		return c
	}
	in, _ := r.LoginResult()
	for _, c := range in {
		if c.Is("Bearer") {
			c.Response = r.Response
			return c
		}
	}
	return nil
}
