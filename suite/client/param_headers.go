package client

import (
	"encoding/json"
	"strconv"
)

// schemaProperty is what a property of an input schema says of headers.
type schemaProperty struct {
	Header     string                    `json:"x-mcp-header"`
	Properties map[string]schemaProperty `json:"properties"`
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
		if value, ok := primitive(argument); ok && property.Header != "" {
			out = append(out, Header("Mcp-Param-"+property.Header, headerValue(value)))
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
