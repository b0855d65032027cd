package faults

import (
	"context"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "results-cached-for-all",
	Title: "what a tool told one user it tells the next one too",
	Story: "A cache of results whose key is the name of the tool, and not the user: right as long as one person " +
		"tests. Design rule; no field report.",
	apply: func(s *app.Seams) {
		profile := resource.GetProfile()
		s.Resource.Tools = append(s.Resource.Tools, profile)
		var kept sync.Map // tool → its first result
		cache := func(next mcp.MethodHandler) mcp.MethodHandler {
			return func(ctx context.Context, method string, req mcp.Request) (mcp.Result, error) {
				call, ok := req.(*mcp.CallToolRequest)
				if !ok || call.Params.Name != profile.Name() {
					return next(ctx, method, req)
				}
				if first, found := kept.Load(profile.Name()); found {
					result, _ := first.(*mcp.CallToolResult)
					return result, nil
				}
				result, err := next(ctx, method, req)
				if called, ok := result.(*mcp.CallToolResult); ok && err == nil && !called.IsError {
					kept.Store(profile.Name(), called)
				}
				return result, err
			}
		}
		s.Resource.Middleware = append(s.Resource.Middleware, cache)
	},
})
