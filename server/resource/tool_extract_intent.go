package resource

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/mcpconform/mcpconform/server/protocolapi"
)

type extractIntentInput struct {
	FullInputText       string `json:"fullInputText" jsonschema:"everything the user said that matters for the intent"`
	RawText             string `json:"rawText,omitempty" jsonschema:"the user's last message as it was written"`
	ConversationHistory string `json:"conversationHistory,omitempty" jsonschema:"earlier turns of the conversation"`
	UserMemory          string `json:"userMemory,omitempty" jsonschema:"what is known about the user"`
}

type extractIntentOutput struct {
	Intents          []protocolapi.Intent `json:"intents" jsonschema:"what the user is after"`
	FilesProcessed   int                  `json:"filesProcessed"`
	LinksProcessed   int                  `json:"linksProcessed"`
	IntentsGenerated int                  `json:"intentsGenerated"`
}

func extractIntent() Tool {
	return NewTool(&mcp.Tool{
		Name:         "extract_intent",
		Title:        "Extract intents",
		Description:  "Finds out what the user is looking for or offering, as a list of short intents.",
		Annotations:  readOnly(true),
		OutputSchema: schema[extractIntentOutput](),
	}, runExtractIntent, ScopeRead, ScopeExchange)
}

func runExtractIntent(ctx context.Context, c *Call, in extractIntentInput) (extractIntentOutput, error) {
	token, err := c.PrivyToken(ctx)
	if err != nil {
		return extractIntentOutput{}, err
	}
	backend, ctx, cancel := c.Backend(ctx)
	defer cancel()
	found, err := backend.DiscoverNew(ctx, token, protocolapi.NewRequest(in))
	if err != nil {
		return extractIntentOutput{}, err
	}
	out := extractIntentOutput(*found)
	if out.Intents == nil {
		out.Intents = []protocolapi.Intent{}
	}
	return out, nil
}
