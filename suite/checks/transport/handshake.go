package transport

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
)

// openHandshake opens a connection as it is done up to 2025-11-25, apart from that of the journey. A
// server without a handshake is none that the calling check applies to.
func openHandshake(ctx context.Context, c *check.C, bearer string) *client.Session {
	c.Step("open a connection by initialize")
	opened, s := c.Host().Initialize(ctx, bearer)
	if no, err := expect.Any(expect.RPCError(), expect.ClientError()).Match(opened); s == nil && no && err == nil {
		c.NotApplicable("the server refuses initialize (see lifecycle.initialize.answered)")
	}
	c.Given(opened).To(expect.RPCResult(), "lifecycle.initialize.answered")
	if s == nil {
		c.Block("lifecycle.initialize.answered", "initialize was answered without a protocolVersion")
	}
	c.Host().Initialized(ctx, bearer, s)
	return s
}
