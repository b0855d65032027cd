package resource

import (
	"context"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type performItemActionInput struct {
	ItemID string `json:"itemId" jsonschema:"id of the item, from get-items"`
	Action string `json:"action" jsonschema:"complete or reopen"`
}

// statusAfter is what each action of perform-item-action makes of an item.
var statusAfter = map[string]string{"complete": "done", "reopen": "open"}

func performItemAction() Tool {
	no := false
	in := schema[performItemActionInput]()
	in.Properties["action"].Enum = []any{"complete", "reopen"}
	return NewTool(&mcp.Tool{
		Name:        "perform-item-action",
		Title:       "Change an item",
		Description: "Marks one of the user's items as done, or opens it again.",
		// Either action undoes the other, so nothing is destroyed.
		Annotations: &mcp.ToolAnnotations{DestructiveHint: &no, OpenWorldHint: &no, IdempotentHint: true},
		InputSchema: in,
	}, func(_ context.Context, c *Call, in performItemActionInput) (Item, error) {
		return c.env.items.setStatus(c.Access.Subject, in.ItemID, statusAfter[in.Action])
	}, ScopeRead, ScopeWrite)
}

// schema is the JSON Schema of T, with slices that are never null. Only for types it can express, which
// a test sees to.
func schema[T any]() *jsonschema.Schema {
	s, err := jsonschema.For[T](nil)
	if err != nil {
		panic(err) // a programming error, and the same one at every start
	}
	withoutNull(s)
	return s
}

// withoutNull undoes that a Go slice is taken for "array or null".
func withoutNull(s *jsonschema.Schema) {
	if len(s.Types) == 2 && s.Types[0] == "null" {
		s.Type, s.Types = s.Types[1], nil
	}
	for _, p := range s.Properties {
		withoutNull(p)
	}
	if s.Items != nil {
		withoutNull(s.Items)
	}
}
