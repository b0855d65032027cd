package resource

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Tool is one tool of the server. [NewTool] makes one.
type Tool struct {
	Definition *mcp.Tool
	Scopes     []string // a call needs all of them, besides those every request needs
	Public     bool     // a call needs no token; Scopes is empty then

	add func(*mcp.Server, *environment)
}

// Name is the name the tool is called by.
func (t Tool) Name() string { return t.Definition.Name }

// NewTool makes a tool of a function. The schemas of arguments and result are derived from In and
// Out; arguments that do not fit never reach run.
//
// An error of run is shown to the user as a tool result with isError, in the words that
// Config.Explain finds for it.
func NewTool[In, Out any](def *mcp.Tool, run func(context.Context, *Call, In) (Out, error), scopes ...string) Tool {
	return Tool{Definition: def, Scopes: scopes, add: func(s *mcp.Server, env *environment) {
		mcp.AddTool(s, def, func(ctx context.Context, req *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
			var none Out
			access := accessOf(req)
			if access == nil {
				return nil, none, env.failure(def.Name, fmt.Errorf("no access was verified"))
			}
			if access.anonymous() && len(scopes) > 0 {
				return nil, none, env.failure(def.Name, ErrSignIn)
			}
			if len(access.Missing(scopes...)) > 0 {
				return nil, none, env.failure(def.Name, InsufficientScope(env.scopesFor(scopes)...))
			}
			ctx, stop := access.whileConnected(ctx)
			defer stop()
			out, err := run(ctx, &Call{Access: access, env: env, request: req}, in)
			if err != nil {
				result, err := env.ended(def.Name, err)
				return result, none, err
			}
			return nil, out, nil
		})
	}}
}

// ended is how a call ends whose tool returned an error: with a question to the user, with an error of
// the protocol, or with an explanation.
func (e *environment) ended(tool string, err error) (*mcp.CallToolResult, error) {
	var asks *question
	if errors.As(err, &asks) {
		return asks.result(), nil
	}
	var protocol *jsonrpc.Error
	if errors.As(err, &protocol) {
		return nil, protocol
	}
	return nil, e.failure(tool, err)
}

// ScopesOf is what a client needs to use all tools: the base scopes and those of each.
func ScopesOf(base []string, tools []Tool) []string {
	all := slices.Clone(base)
	for _, t := range tools {
		for _, s := range t.Scopes {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}
