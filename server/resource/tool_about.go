package resource

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type aboutOutput struct {
	Name    string `json:"name" jsonschema:"what the server is called"`
	Version string `json:"version"`
}

// About is a tool for everybody that tells what the server is. It is not among the [DefaultTools].
func About() Tool {
	t := NewTool(&mcp.Tool{
		Name:        "about",
		Title:       "About",
		Description: "Tells what this server is. Use it to see whether it can be reached.",
		Annotations: readOnly(false),
	}, func(_ context.Context, c *Call, _ struct{}) (aboutOutput, error) {
		return aboutOutput{Name: c.env.Name, Version: c.env.Version}, nil
	})
	t.Public = true
	return t
}
