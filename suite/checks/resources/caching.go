package resources

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// cacheable is a result that says how long it may be kept and for whom (MCP 2026-07-28, "Caching").
type cacheable struct {
	what   string // the request
	answer *client.RPC
	ttl    json.RawMessage
	scope  json.RawMessage
}

func read(what string, answer *client.RPC) cacheable {
	var hints struct {
		TTL   json.RawMessage `json:"ttlMs"`
		Scope json.RawMessage `json:"cacheScope"`
	}
	_ = answer.Decode(&hints) // what is no result has no hints
	return cacheable{what, answer, hints.TTL, hints.Scope}
}

// cacheables asks for everything whose result is cacheable: server/discover, the first page of each list
// that was declared, and one resource. That there is a result is for other checks; what gave none is
// left out.
func cacheables(ctx context.Context, c *check.C, p *client.Player, bearer string) []cacheable {
	var all []cacheable
	ask := func(what string, send func() *client.RPC) {
		c.Step("send " + what)
		if answer := send(); answered(answer) {
			all = append(all, read(what, answer))
		}
	}
	ask("server/discover", func() *client.RPC { return p.Discover(ctx, bearer) })
	declared := fixture.Session.From(c).Handshake.Capabilities()
	for _, l := range lists {
		if _, ok := declared[l.capability]; ok {
			ask(l.method, func() *client.RPC { return p.MCP(ctx, bearer, l.method, nil) })
		}
	}
	if _, ok := declared["resources"]; ok {
		if list, err := p.ListResources(ctx, bearer); err == nil && len(list.Resources) > 0 {
			ask("resources/read", func() *client.RPC { return p.ReadResource(ctx, bearer, list.Resources[0].URI) })
		}
	}
	if len(all) == 0 {
		c.Block("session", "no request gave a result that could be cached")
	}
	return all
}

func answered(answer *client.RPC) bool {
	ok, err := expect.RPCResult().Match(answer)
	return ok && err == nil
}

// unhinted says what is wrong with the hints of a result.
func (r cacheable) unhinted() string {
	var ttl float64
	switch {
	case r.ttl == nil:
		return r.what + " without ttlMs"
	case json.Unmarshal(r.ttl, &ttl) != nil || ttl < 0 || ttl != float64(int64(ttl)):
		return fmt.Sprintf("%s with ttlMs %.40s", r.what, r.ttl)
	case string(r.scope) != `"public"` && string(r.scope) != `"private"`:
		return fmt.Sprintf("%s with cacheScope %.40s", r.what, orMissing(r.scope))
	}
	return ""
}

func (r cacheable) public() bool { return string(r.scope) == `"public"` }

func orMissing(raw json.RawMessage) string {
	if raw == nil {
		return "missing"
	}
	return string(raw)
}
