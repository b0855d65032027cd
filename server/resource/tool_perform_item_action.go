package resource

import (
	"context"

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
