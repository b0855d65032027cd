package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// Tool is an entry of tools/list, as far as a host looks at it.
type Tool struct {
	Name        string          `json:"name"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	InputSchema json.RawMessage `json:"inputSchema"`
	Annotations Annotations     `json:"annotations"`

	// Schemes and Meta are as they came: OpenAI's securitySchemes stand in either.
	Schemes json.RawMessage `json:"securitySchemes"`
	Meta    json.RawMessage `json:"_meta"`
}

// Annotations are a tool's hints; nil where the server gives none.
type Annotations struct {
	ReadOnly    *bool `json:"readOnlyHint"`
	Destructive *bool `json:"destructiveHint"`
	OpenWorld   *bool `json:"openWorldHint"`
}

// ReadOnly reports whether the server says that calling the tool changes nothing.
func (t *Tool) ReadOnly() bool { return t.Annotations.ReadOnly != nil && *t.Annotations.ReadOnly }

// Required returns the arguments that must be given, and false for a schema that cannot be read.
func (t *Tool) Required() ([]string, bool) {
	var schema struct {
		Type     string   `json:"type"`
		Required []string `json:"required"`
	}
	if err := json.Unmarshal(t.InputSchema, &schema); err != nil || schema.Type != "object" {
		return nil, false
	}
	return schema.Required, true
}

// Scopes returns what a token needs to call the tool, as far as its securitySchemes say (OpenAI,
// "Triggering authentication UI"); nil where they say nothing that can be read, or ask for none.
func (t *Tool) Scopes() []string {
	raw := t.Schemes
	if raw == nil {
		var meta struct {
			Schemes json.RawMessage `json:"securitySchemes"`
		}
		_ = json.Unmarshal(t.Meta, &meta)
		raw = meta.Schemes
	}
	var schemes []struct {
		Type   string   `json:"type"`
		Scopes []string `json:"scopes"`
	}
	_ = json.Unmarshal(raw, &schemes)
	var scopes []string
	for _, s := range schemes {
		if s.Type == "oauth2" {
			scopes = append(scopes, s.Scopes...)
		}
	}
	return scopes
}

// ListTools sends tools/list. The error says why the answer holds no list; the list is one page.
func (p *Player) ListTools(ctx context.Context, bearer string) ([]Tool, *RPC, error) {
	rpc := p.MCP(ctx, bearer, "tools/list", map[string]any{})
	if rpc.Err != nil {
		return nil, rpc, rpc.Err
	}
	var list struct {
		Tools *[]Tool `json:"tools"`
	}
	if err := rpc.Decode(&list); err != nil {
		return nil, rpc, fmt.Errorf("tools/list: %w", err)
	}
	if list.Tools == nil {
		return nil, rpc, errors.New("tools/list: the result has no tools member")
	}
	return *list.Tools, rpc, nil
}

// CallTool sends tools/call. It counts in the ledger.
func (p *Player) CallTool(ctx context.Context, bearer, name string, arguments map[string]any, opts ...Option) *RPC {
	if arguments == nil {
		arguments = map[string]any{}
	}
	return p.MCP(ctx, bearer, "tools/call", map[string]any{"name": name, "arguments": arguments}, opts...)
}
