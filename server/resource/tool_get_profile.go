package resource

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type getProfileOutput struct {
	ID string `json:"id" jsonschema:"the user, as the authorization server names them"`
}

// GetProfile is a tool that tells users who they are. It is not among the [DefaultTools].
func GetProfile() Tool {
	return NewTool(&mcp.Tool{
		Name:        "get-profile",
		Title:       "Get profile",
		Description: "Tells who the signed-in user is.",
		Annotations: readOnly(false),
		Meta:        mcp.Meta{"openai/profile": true}, // the host asks it whose account was connected
	}, func(_ context.Context, c *Call, _ struct{}) (getProfileOutput, error) {
		return getProfileOutput{ID: c.Access.Subject}, nil
	}, ScopeRead)
}
