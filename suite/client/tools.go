package client

import (
	"context"
	"encoding/json"
)

// Tool is an entry of tools/list, as far as a host looks at it.
type Tool struct {
	Name        string          `json:"name"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	InputSchema json.RawMessage `json:"inputSchema"`
	// OutputSchema is nil for a tool that promises nothing of its results.
	OutputSchema json.RawMessage `json:"outputSchema"`
	Annotations  Annotations     `json:"annotations"`

	// Schemes and Meta are as they came: OpenAI's securitySchemes stand in either.
	Schemes json.RawMessage `json:"securitySchemes"`
	Meta    json.RawMessage `json:"_meta"`
	// Named is true for a tool whose call the user allows by name.
	Named bool `json:"-"`
	// Problems are members of a wrong type, which are read as absent.
	Problems []string `json:"-"`
}

// Annotations are a tool's hints; nil where the server gives none.
type Annotations struct {
	ReadOnly    *bool `json:"readOnlyHint"`
	Destructive *bool `json:"destructiveHint"`
	OpenWorld   *bool `json:"openWorldHint"`
}

// ReadOnly reports whether the server says that calling the tool changes nothing.
func (t *Tool) ReadOnly() bool { return t.Annotations.ReadOnly != nil && *t.Annotations.ReadOnly }

// Required returns the arguments that must be given, and false for what is no JSON Schema of an object.
func (t *Tool) Required() ([]string, bool) {
	var members map[string]json.RawMessage
	if json.Unmarshal(t.InputSchema, &members) != nil || string(members["type"]) != `"object"` {
		return nil, false
	}
	var required []string
	if raw, ok := members["required"]; ok && (json.Unmarshal(raw, &required) != nil || required == nil) {
		return nil, false
	}
	var properties map[string]json.RawMessage
	if raw, ok := members["properties"]; ok && (json.Unmarshal(raw, &properties) != nil || properties == nil) {
		return nil, false
	}
	return required, true
}

// CallTool sends tools/call, without arguments those that the user names for the tool, if any. It counts
// in the ledger.
func (p *Player) CallTool(ctx context.Context, bearer, name string, arguments map[string]any, opts ...Option) *RPC {
	if arguments == nil {
		arguments = p.Allowed[name]
	}
	if arguments == nil {
		arguments = map[string]any{}
	}
	opts = append(p.paramHeaders(name, arguments), opts...)
	return p.MCP(ctx, bearer, "tools/call", map[string]any{"name": name, "arguments": arguments}, opts...)
}
