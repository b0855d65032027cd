package lifecycle

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// mostAsked is how many tools are called to find one that asks.
const mostAsked = 5

// What a client can be asked for, declared (MCP 2026-07-28, MultiRoundTrip, "InputRequests").
var (
	nothing    = map[string]any{}
	everything = map[string]any{
		"elicitation": map[string]any{"form": map[string]any{}, "url": map[string]any{}}, "sampling": map[string]any{}, "roots": map[string]any{},
	}
)

// kinds are the requests that may stand in inputRequests.
var kinds = []string{"elicitation/create", "roots/list", "sampling/createMessage"}

// declaring says in a request what its client can do.
func declaring(capabilities map[string]any) client.Option {
	return client.Message(func(message map[string]any) {
		params, _ := message["params"].(map[string]any)
		if meta, ok := params["_meta"].(map[string]any); ok {
			meta[metaCapabilities] = capabilities
		}
	})
}

// askedFor finds a tool that asks, when it is called by a client of these capabilities. Only tools that
// change nothing are called.
func askedFor(ctx context.Context, c *check.C, bearer string, capabilities map[string]any, asks func(*client.RPC) bool) (*client.Tool, *client.RPC) {
	called := 0
	for _, t := range fixture.Tools.From(c) {
		if !t.Callable() || called == mostAsked {
			continue
		}
		called++
		c.Step("call " + t.Name)
		if answer := c.Host().CallTool(ctx, bearer, t.Name, nil, declaring(capabilities)); asks(answer) {
			return &t, answer
		}
	}
	c.NotApplicable("none of the %d tools that could be called asks anything of its client", called)
	return nil, nil
}

// input is what a result asks for.
type input struct {
	Type     string                     `json:"resultType"`
	Requests map[string]json.RawMessage `json:"inputRequests"`
	State    string                     `json:"requestState"`
}

// inputOf reads a result that asks for input; false for any other answer.
func inputOf(answer *client.RPC) (input, bool) {
	var in input
	return in, answer.Decode(&in) == nil && in.Type == "input_required"
}

// strange is the first of the requests that is of no kind there is.
func (in input) strange() string {
	for _, raw := range in.Requests {
		var r struct {
			Method string `json:"method"`
		}
		if json.Unmarshal(raw, &r) != nil || !slices.Contains(kinds, r.Method) {
			return `the request "` + r.Method + `"`
		}
	}
	return ""
}
