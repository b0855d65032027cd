package resource

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Listed is a tool as tools/list shows it: its JSON object.
type Listed map[string]any

// securityScheme is one way to be allowed to call a tool: noauth, or oauth2 with scopes. The host shows
// the user a way to connect for tools that have an oauth2 scheme.
type securityScheme struct {
	Type   string   `json:"type"`
	Scopes []string `json:"scopes,omitempty"`
}

func (e *environment) securitySchemes(t Tool) []securityScheme {
	if t.Public {
		return []securityScheme{{Type: "noauth"}}
	}
	return []securityScheme{{Type: "oauth2", Scopes: e.scopesFor(t.Scopes)}}
}

// listing is a list of tools with the member securitySchemes, for which the SDK's type has no field.
type listing struct {
	*mcp.ListToolsResult
	env *environment
}

// listTools replaces the result of tools/list by a [listing].
func listTools(env *environment) mcp.Middleware {
	return func(next mcp.MethodHandler) mcp.MethodHandler {
		return func(ctx context.Context, method string, req mcp.Request) (mcp.Result, error) {
			res, err := next(ctx, method, req)
			if list, ok := res.(*mcp.ListToolsResult); ok && err == nil {
				return &listing{list, env}, nil
			}
			return res, err
		}
	}
}

// MarshalJSON writes the list as the SDK would, then completes each tool.
func (l *listing) MarshalJSON() ([]byte, error) {
	data, err := json.Marshal(l.ListToolsResult)
	if err != nil {
		return nil, fmt.Errorf("encode the list of tools: %w", err)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return nil, fmt.Errorf("decode the list of tools: %w", err)
	}
	var tools []Listed
	if err := json.Unmarshal(members["tools"], &tools); err != nil {
		return nil, fmt.Errorf("decode the tools: %w", err)
	}
	for _, t := range tools {
		l.env.complete(t)
	}
	if members["tools"], err = json.Marshal(tools); err != nil {
		return nil, fmt.Errorf("encode the tools: %w", err)
	}
	return json.Marshal(members)
}

// complete adds the security schemes at the top level, where they are documented, and in _meta, where
// hosts whose SDK drops unknown members look.
func (e *environment) complete(listed Listed) {
	for _, t := range e.Tools {
		if t.Name() != listed["name"] {
			continue
		}
		listed["securitySchemes"] = e.securitySchemes(t)
		meta, _ := listed["_meta"].(map[string]any)
		if meta == nil {
			meta = map[string]any{}
		}
		meta["securitySchemes"] = e.securitySchemes(t)
		listed["_meta"] = meta
	}
	if e.Describe != nil {
		e.Describe(listed)
	}
}
