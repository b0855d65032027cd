package lifecycle

import (
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
)

// answered demands a connection that initialize has opened. A server without a handshake is none that
// the calling check applies to.
func answered(c *check.C, opened *client.RPC, s *client.Session) {
	if no, err := expect.Any(expect.RPCError(), expect.ClientError()).Match(opened); s == nil && no && err == nil {
		c.NotApplicable("the server refuses initialize (see lifecycle.initialize.answered)")
	}
	c.Given(opened).To(expect.RPCResult(), "lifecycle.initialize.answered")
	if s == nil {
		c.Block("lifecycle.initialize.answered", "initialize was answered without a protocolVersion")
	}
}
