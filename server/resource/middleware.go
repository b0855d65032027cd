package resource

import (
	"context"
	"errors"
	"runtime/debug"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// recoverPanics answers a panic with an internal error. The SDK handles messages in goroutines of
// its own, where a panic would end the process.
func recoverPanics(env *environment) mcp.Middleware {
	return func(next mcp.MethodHandler) mcp.MethodHandler {
		return func(ctx context.Context, method string, req mcp.Request) (res mcp.Result, err error) {
			defer func() {
				if p := recover(); p != nil {
					env.Logger.Error("panic", "method", method, "panic", p, "stack", string(debug.Stack()))
					res, err = nil, &jsonrpc.Error{Code: jsonrpc.CodeInternalError, Message: "internal error"}
				}
			}()
			return next(ctx, method, req)
		}
	}
}

// challengeInResult puts the challenge of a failed tool where the host looks for it.
func challengeInResult(next mcp.MethodHandler) mcp.MethodHandler {
	return func(ctx context.Context, method string, req mcp.Request) (mcp.Result, error) {
		res, err := next(ctx, method, req)
		result, ok := res.(*mcp.CallToolResult)
		if err != nil || !ok {
			return res, err
		}
		var f *failure
		if errors.As(result.GetError(), &f) && f.challenge != "" {
			if result.Meta == nil {
				result.Meta = mcp.Meta{}
			}
			result.Meta["mcp/www_authenticate"] = []string{f.challenge}
		}
		return result, nil
	}
}
