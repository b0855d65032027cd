package resource

import (
	"context"
	"fmt"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Call is one call of a tool: who calls, and what the tool may use.
type Call struct {
	Access  *Access
	env     *environment
	request *mcp.CallToolRequest
}

// environment is what all tools of a server share.
type environment struct {
	Config
	items  *items
	states states
}

// bound is what a question of this call, and the answer to it, belong to: the user, the tool and the
// arguments.
func (c *Call) bound() []byte {
	return fmt.Appendf(nil, "%q %q %q", c.Access.Subject, c.request.Params.Name, c.request.Params.Arguments)
}

// PrivyToken gets the user's Privy access token, within Config.ExchangeTimeout.
func (c *Call) PrivyToken(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, c.env.ExchangeTimeout)
	defer cancel()
	token, err := c.env.Exchanger.PrivyToken(ctx, c.Access)
	if err != nil {
		return "", fmt.Errorf("exchange for the Privy token: %w", err)
	}
	return token, nil
}

// Backend is the Protocol API, and a context under which to call it: all that one tool call asks of
// it has to be done within Config.BackendTimeout.
func (c *Call) Backend(ctx context.Context) (Backend, context.Context, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(ctx, c.env.BackendTimeout)
	return c.env.Config.Backend, ctx, cancel
}

// scopesFor is what a request has to hold in all to use something that needs extra.
func (e *environment) scopesFor(extra []string) []string {
	all := slices.Clone(e.Scopes)
	for _, s := range extra {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// whileConnected ends ctx when the client that sent the request hangs up. The SDK does so itself only
// from protocol version 2026-07-28 on, but without sessions nobody can fetch the result later anyway.
func (a *Access) whileConnected(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	if a.request == nil {
		return ctx, cancel
	}
	stop := context.AfterFunc(a.request, cancel)
	return ctx, func() { stop(); cancel() }
}

const accessKey = "access" // in TokenInfo.Extra

// accessOf is the access the request was let in with, nil if it came in another way.
func accessOf(req mcp.Request) *Access {
	extra := req.GetExtra()
	if extra == nil || extra.TokenInfo == nil {
		return nil
	}
	access, _ := extra.TokenInfo.Extra[accessKey].(*Access)
	return access
}
