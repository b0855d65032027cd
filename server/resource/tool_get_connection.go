package resource

import (
	"context"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type getConnectionOutput struct {
	Client  string    `json:"client" jsonschema:"the client that is connected, as the authorization server names it"`
	Scopes  []string  `json:"scopes" jsonschema:"what the user allowed it"`
	Expires time.Time `json:"expires" jsonschema:"when its access token ends"`
}

// GetConnection is a tool that needs a scope of its own, [ScopeConnection]. It is not among the
// [DefaultTools].
func GetConnection() Tool {
	return NewTool(&mcp.Tool{
		Name:        "get-connection",
		Title:       "Get connection",
		Description: "Tells which client is connected, and what the user allowed it.",
		Annotations: readOnly(false),
	}, func(_ context.Context, c *Call, _ struct{}) (getConnectionOutput, error) {
		return getConnectionOutput{Client: c.Access.ClientID, Scopes: c.Access.Scopes, Expires: c.Access.Expires}, nil
	}, ScopeRead, ScopeConnection)
}
