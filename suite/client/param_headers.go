package client

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// schemaProperty is what a property of an input schema says of headers.
type schemaProperty struct {
	Header     *string                   `json:"x-mcp-header"`
	Type       any                       `json:"type"`
	Properties map[string]schemaProperty `json:"properties"`
}

// HeaderProblems lists what is wrong with the x-mcp-header annotations of the input schema. A
// client leaves a tool with any of them out (MCP 2026-07-28, transports): a name is a
// token (RFC 9110 §5.6.2), stands once whatever its case, and on a string, integer or boolean.
func (t *Tool) HeaderProblems() []string {
	var schema schemaProperty
	if err := json.Unmarshal(t.InputSchema, &schema); err != nil {
		return nil // what is wrong with such a schema is not about headers
	}
	problems := headerProblems(schema.Properties, map[string]bool{}, nil)
	if countHeaders(t.InputSchema) > len(headerParams(schema.Properties, nil)) {
		problems = append(problems, "an x-mcp-header that is not reached by properties alone")
	}
	return problems
}

// MarksHeaders reports whether the input schema has x-mcp-header anywhere.
func (t *Tool) MarksHeaders() bool { return countHeaders(t.InputSchema) > 0 }

// HeaderParams are the parameters that travel as headers, sorted.
func (t *Tool) HeaderParams() []string {
	var schema schemaProperty
	if json.Unmarshal(t.InputSchema, &schema) != nil {
		return nil
	}
	return headerParams(schema.Properties, nil)
}

func headerParams(properties map[string]schemaProperty, names []string) []string {
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if properties[name].Header != nil {
			names = append(names, name)
		}
		names = headerParams(properties[name].Properties, names)
	}
	return names
}

// countHeaders counts the annotations of a schema, wherever they stand. A parameter of that name is none.
func countHeaders(raw json.RawMessage) int {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) == nil {
		n := 0
		for _, item := range items {
			n += countHeaders(item)
		}
		return n
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return 0
	}
	n := 0
	for name, value := range members {
		switch name {
		case "x-mcp-header":
			n++
		case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas":
			var named map[string]json.RawMessage
			_ = json.Unmarshal(value, &named) // of another type it holds no schemas
			for _, schema := range named {
				n += countHeaders(schema)
			}
		case "const", "default", "enum", "examples": // values, not schemas
		default:
			n += countHeaders(value)
		}
	}
	return n
}

func headerProblems(properties map[string]schemaProperty, seen map[string]bool, problems []string) []string {
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		property := properties[name]
		problems = headerProblems(property.Properties, seen, problems)
		if property.Header == nil {
			continue
		}
		header := strings.ToLower(*property.Header)
		switch {
		case !httpguts.ValidHeaderFieldName(header):
			problems = append(problems, fmt.Sprintf("%s: %q is no header field name", name, *property.Header))
		case seen[header]:
			problems = append(problems, fmt.Sprintf("%s: %q stands twice", name, *property.Header))
		case !slices.Contains([]any{"string", "integer", "boolean"}, property.Type):
			problems = append(problems, fmt.Sprintf("%s: a header stands on a value of type %v", name, property.Type))
		}
		seen[header] = true
	}
	return problems
}

// ParamHeaders returns the Mcp-Param- headers that go with the arguments of a call to the tool
// (MCP 2026-07-28, transports): one for each argument that its input
// schema marks with x-mcp-header. A schema that cannot be read marks nothing.
func (t *Tool) ParamHeaders(arguments map[string]any) []Option {
	var schema schemaProperty
	if err := json.Unmarshal(t.InputSchema, &schema); err != nil {
		return nil
	}
	return paramHeaders(schema.Properties, arguments, nil)
}

func paramHeaders(properties map[string]schemaProperty, arguments map[string]any, out []Option) []Option {
	for name, property := range properties {
		argument, given := arguments[name]
		if !given {
			continue
		}
		if nested, ok := argument.(map[string]any); ok {
			out = paramHeaders(property.Properties, nested, out)
			continue
		}
		if value, ok := primitive(argument); ok && property.Header != nil && httpguts.ValidHeaderFieldName(*property.Header) {
			out = append(out, Header("Mcp-Param-"+*property.Header, headerValue(value)))
		}
	}
	return out
}

// primitive writes the types that may stand in a header: string, whole number and boolean.
func primitive(argument any) (string, bool) {
	switch v := argument.(type) {
	case string:
		return v, true
	case bool:
		return strconv.FormatBool(v), true
	case int:
		return strconv.Itoa(v), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), v == float64(int64(v))
	}
	return "", false
}

// paramHeaders are those of a call of a tool that is known, in the versions that have them.
func (p *Player) paramHeaders(name string, arguments map[string]any) []Option {
	if p.Session == nil || p.Session.Version < firstModern {
		return nil
	}
	for i := range p.Tools {
		if p.Tools[i].Name == name {
			return p.Tools[i].ParamHeaders(arguments)
		}
	}
	return nil
}
