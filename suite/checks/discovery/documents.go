package discovery

import (
	"maps"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// resourceDocument is the protected resource metadata in use; without one the check is blocked.
func resourceDocument(c *check.C) *client.ResourceMetadata {
	used := fixture.ResourceMetadata.From(c).Used
	if used == nil {
		c.Block("discovery.prm.found", "no metadata was found to read")
	}
	return used
}

// emptyMembers lists the members of a document that have no value: an empty array or null.
func emptyMembers(doc map[string]any, except ...string) []string {
	var empty []string
	for _, name := range slices.Sorted(maps.Keys(doc)) {
		array, isArray := doc[name].([]any)
		if (doc[name] == nil || isArray && len(array) == 0) && !slices.Contains(except, name) {
			empty = append(empty, name)
		}
	}
	return empty
}

// stringsOf returns the strings of an array member; present is false where there is no such member.
func stringsOf(doc map[string]any, name string) (values []string, present bool) {
	value, present := doc[name]
	array, _ := value.([]any)
	for _, item := range array {
		if s, ok := item.(string); ok {
			values = append(values, s)
		}
	}
	return values, present
}

// written is a list member as a reader of the document sees it.
func written(name string, values []string, present bool) string {
	if !present {
		return name + " is missing"
	}
	return name + ": [" + strings.Join(values, ", ") + "]"
}
