package resource

import (
	"context"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type chooseItemOutput struct {
	Item Item `json:"item" jsonschema:"the item that the user chose"`
}

// ChooseItem is a tool that asks the user which item they mean. It is not among the [DefaultTools].
func ChooseItem() Tool {
	return NewTool(&mcp.Tool{
		Name:        "choose-item",
		Title:       "Choose item",
		Description: "Asks the user to choose one of their items. Use it when it is not clear which item they mean.",
		Annotations: readOnly(false),
	}, func(_ context.Context, c *Call, _ struct{}) (chooseItemOutput, error) {
		list := c.env.items.of(c.Access.Subject)
		filled, err := c.Ask("Which item do you mean?", itemForm(list))
		if err != nil {
			return chooseItemOutput{}, err
		}
		i := slices.IndexFunc(list, func(it Item) bool { return it.ID == filled["item"] })
		if i < 0 { // no client is bound to check what its user filled in
			return chooseItemOutput{}, ErrItemUnknown
		}
		return chooseItemOutput{Item: list[i]}, nil
	}, ScopeRead)
}

func itemForm(list []Item) *jsonschema.Schema {
	ids := make([]any, len(list))
	for i, it := range list {
		ids[i] = it.ID
	}
	return &jsonschema.Schema{
		Type: "object", Required: []string{"item"},
		Properties: map[string]*jsonschema.Schema{"item": {Type: "string", Title: "Item", Enum: ids}},
	}
}
