package resource

import (
	"context"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"golang.org/x/sync/errgroup"

	"github.com/mcpconform/mcpconform/server/protocolapi"
)

type discoverConnectionsInput struct {
	FullInputText  string `json:"fullInputText" jsonschema:"everything the user said that matters for whom they want to meet"`
	MaxConnections int    `json:"maxConnections,omitempty" jsonschema:"how many people to find at most, 1 to 50"`
}

type discoverConnectionsOutput struct {
	Connections []connection `json:"connections" jsonschema:"people worth meeting, best first"`
	Total       int          `json:"total" jsonschema:"how many there are in all"`
}

type connection struct {
	Name      string `json:"name"`
	Intro     string `json:"intro" jsonschema:"what they say of themselves"`
	Synthesis string `json:"synthesis" jsonschema:"why the two should talk"`
}

const (
	defaultConnections = 10
	maxConnections     = 50
	vibechecksAtOnce   = 4
)

func discoverConnections() Tool {
	in := schema[discoverConnectionsInput]()
	in.Properties["maxConnections"].Minimum = jsonschema.Ptr(1.0)
	in.Properties["maxConnections"].Maximum = jsonschema.Ptr(float64(maxConnections))
	return NewTool(&mcp.Tool{
		Name:         "discover_connections",
		Title:        "Discover connections",
		Description:  "Finds people whose intents match what the user is after, and says why they should talk.",
		Annotations:  readOnly(true),
		Meta:         connectionsWidget.toolMeta(),
		InputSchema:  in,
		OutputSchema: schema[discoverConnectionsOutput](),
	}, runDiscoverConnections, ScopeRead, ScopeExchange)
}

func runDiscoverConnections(ctx context.Context, c *Call, in discoverConnectionsInput) (discoverConnectionsOutput, error) {
	out := discoverConnectionsOutput{Connections: []connection{}}
	token, err := c.PrivyToken(ctx)
	if err != nil {
		return out, err
	}
	backend, ctx, cancel := c.Backend(ctx)
	defer cancel()
	found, err := backend.DiscoverNew(ctx, token, protocolapi.NewRequest{FullInputText: in.FullInputText})
	if err != nil || len(found.Intents) == 0 {
		return out, err
	}
	ids := make([]string, len(found.Intents))
	for i, intent := range found.Intents {
		ids[i] = intent.ID
	}
	limit := in.MaxConnections
	if limit == 0 {
		limit = defaultConnections
	}
	matches, err := backend.DiscoverFilter(ctx, token, protocolapi.FilterRequest{IntentIDs: ids, Page: 1, Limit: limit})
	if err != nil {
		return out, err
	}
	out.Total = matches.Pagination.Total
	out.Connections, err = synthesize(ctx, backend, token, matches.Results[:min(limit, len(matches.Results))])
	return out, err
}

// synthesize asks for each person why the user should meet them, a few at a time, and keeps the order.
func synthesize(ctx context.Context, backend Backend, token string, matches []protocolapi.Match) ([]connection, error) {
	connections := make([]connection, len(matches))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(vibechecksAtOnce)
	for i, m := range matches {
		group.Go(func() error {
			vibe, err := backend.Vibecheck(ctx, token, protocolapi.VibecheckRequest{TargetUserID: m.User.ID, IntentIDs: m.Intents})
			if err != nil {
				return err
			}
			connections[i] = connection{Name: m.User.Name, Intro: m.User.Intro, Synthesis: vibe.Synthesis}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return []connection{}, err
	}
	return connections, nil
}
