package resource

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type getItemsInput struct {
	Status string `json:"status,omitempty" jsonschema:"only items with this status: open or done; all if left out"`
}

type getItemsOutput struct {
	Items []Item `json:"items" jsonschema:"the user's items"`
}

func getItems() Tool {
	in := schema[getItemsInput]()
	in.Properties["status"].Enum = []any{"open", "done"}
	return NewTool(&mcp.Tool{
		Name:         "get-items",
		Title:        "Get items",
		Description:  "Lists the user's items with their ids and statuses.",
		Annotations:  readOnly(false),
		Meta:         itemsWidget.toolMeta(),
		InputSchema:  in,
		OutputSchema: schema[getItemsOutput](),
	}, func(_ context.Context, c *Call, in getItemsInput) (getItemsOutput, error) {
		out := getItemsOutput{Items: []Item{}}
		for _, it := range c.env.items.of(c.Access.Subject) {
			if in.Status == "" || in.Status == it.Status {
				out.Items = append(out.Items, it)
			}
		}
		return out, nil
	}, ScopeRead)
}
