package tools

import "encoding/base64"

// blocks are the types of content blocks and the text members each must have (MCP 2025-11-25, "Tool
// Result"). A type that is not listed here is a later one, of which nothing is said.
var blocks = map[string][]string{
	"text":          {"text"},
	"image":         {"data", "mimeType"},
	"audio":         {"data", "mimeType"},
	"resource_link": {"uri", "name"},
	"resource":      {},
}

// lacking names the member that a content block lacks or has in a wrong form.
func lacking(block map[string]any) string {
	kind, ok := block["type"].(string)
	if !ok || kind == "" {
		return "a type"
	}
	for _, member := range blocks[kind] {
		if _, ok := block[member].(string); !ok {
			return member
		}
	}
	if data, ok := block["data"].(string); ok && (kind == "image" || kind == "audio") {
		if _, err := base64.StdEncoding.DecodeString(data); err != nil {
			return "data in base64"
		}
	}
	if resource, ok := block["resource"].(map[string]any); kind == "resource" && (!ok || resource["uri"] == nil) {
		return "a resource with its uri"
	}
	return ""
}
