package tools

import (
	"encoding/json"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
)

// text is an argument that says nothing and asks for nothing.
const text = "I look for people who connect ChatGPT to their own tools"

// property is a JSON Schema, as far as an argument can be made from it.
type property struct {
	Type      any    `json:"type"`
	Const     any    `json:"const"`
	Default   any    `json:"default"`
	Examples  []any  `json:"examples"`
	Enum      []any  `json:"enum"`
	Format    string `json:"format"`
	Pattern   string `json:"pattern"`
	MinLength int    `json:"minLength"`
	MaxLength *int   `json:"maxLength"`
	Minimum   *int   `json:"minimum"`
}

// arguments are those by which a tool may be called: what the user names for it; else, of a tool that only
// reads, none where it needs none, and on a test server of the user's own [sample]s.
func arguments(c *check.C, t *client.Tool) (map[string]any, bool) {
	switch {
	case t.Named:
		return c.Host().Allowed[t.Name], true
	case !t.ReadOnly():
		return nil, false
	case c.Host().Invents:
		return sample(t)
	}
	return nil, t.Callable()
}

// onlyOwn ends a check that calls tools otherwise than the user could have foreseen.
func onlyOwn(c *check.C) {
	if !c.Host().Invents {
		c.NotApplicable("it makes up arguments for read-only tools, or leaves out what they need, which is for a test server of your own (--control)")
	}
}

// sample makes the required arguments of a tool; false where one of them cannot be made without
// knowing the tool.
func sample(t *client.Tool) (map[string]any, bool) {
	required, ok := t.Required()
	var schema struct {
		Properties map[string]json.RawMessage `json:"properties"`
	}
	if !ok || json.Unmarshal(t.InputSchema, &schema) != nil {
		return nil, false
	}
	arguments := map[string]any{}
	for _, name := range required {
		var p property
		if json.Unmarshal(schema.Properties[name], &p) != nil {
			return nil, false
		}
		value := p.value()
		if value == nil {
			return nil, false
		}
		arguments[name] = value
	}
	return arguments, true
}

// value is what the schema itself offers, else something harmless of its type, else nil.
func (p *property) value() any {
	switch {
	case p.Const != nil:
		return p.Const
	case p.Default != nil:
		return p.Default
	case len(p.Examples) > 0:
		return p.Examples[0]
	case len(p.Enum) > 0:
		return p.Enum[0]
	}
	switch p.Type {
	case "string":
		return p.text()
	case "integer", "number":
		if p.Minimum != nil {
			return *p.Minimum
		}
		return 1
	case "boolean":
		return false
	}
	return nil
}

func (p *property) text() any {
	if p.Format != "" || p.Pattern != "" {
		return nil
	}
	s := text
	if p.MinLength > len(s) {
		s += strings.Repeat(".", p.MinLength-len(s))
	}
	if p.MaxLength != nil && *p.MaxLength < len(s) {
		s = s[:max(*p.MaxLength, 0)]
	}
	return s
}
