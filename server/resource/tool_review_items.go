package resource

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type reviewItemsOutput struct {
	Open int `json:"open" jsonschema:"how many items are still to be done"`
	Done int `json:"done" jsonschema:"how many are done"`
}

// ReviewItems is a tool that tells of its progress, item by item. It is not among the [DefaultTools].
func ReviewItems() Tool {
	return NewTool(&mcp.Tool{
		Name:        "review-items",
		Title:       "Review items",
		Description: "Goes through the user's items one by one and counts those that are open and those that are done.",
		Annotations: readOnly(false),
	}, func(ctx context.Context, c *Call, _ struct{}) (reviewItemsOutput, error) {
		var out reviewItemsOutput
		list := c.env.items.of(c.Access.Subject)
		for i, it := range list {
			if it.Status == "done" {
				out.Done++
			} else {
				out.Open++
			}
			c.Progress(ctx, i+1, len(list), "looked at "+it.Title)
		}
		return out, nil
	}, ScopeRead)
}
