package resource

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type echoInput struct {
	Text string `json:"text" jsonschema:"what to say back"`
}

type echoOutput struct {
	Text string `json:"text" jsonschema:"the text that was sent"`
}

// PublicEcho is the tool echo for everybody.
func PublicEcho() Tool {
	t := echo()
	t.Public = true
	return t
}

func echo(scopes ...string) Tool {
	return NewTool(&mcp.Tool{
		Name:        "echo",
		Title:       "Echo",
		Description: "Says back the given text. Use it to see whether the connection works.",
		Annotations: readOnly(false),
	}, func(_ context.Context, _ *Call, in echoInput) (echoOutput, error) {
		return echoOutput(in), nil
	}, scopes...)
}
