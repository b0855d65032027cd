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

// openSession is openHandshake for a check of sessions: a server that gives no id is none that it applies
// to. The check ends the session.
func openSession(ctx context.Context, c *check.C, bearer string) (s *client.Session, in []client.Option) {
	s = openHandshake(ctx, c, bearer)
	if s.ID == "" {
		c.NotApplicable("the server gives no session id")
	}
	return s, []client.Option{client.Version(s.Version), client.SessionID(s.ID)}
}

// withoutHandshake reports whether a server of MCP 2026-07-28 speaks nothing older.
func withoutHandshake(ctx context.Context, c *check.C, bearer string) bool {
	c.Step("send initialize")
	opened, _ := c.Host().Initialize(ctx, bearer)
	return opened.Result == nil && refusedCleanly(opened)
}

// modernAlone is [modern] for a rule that holds only where nothing older than MCP 2026-07-28 is spoken.
func modernAlone(ctx context.Context, c *check.C, bearer string) {
	modern(c)
	if !withoutHandshake(ctx, c, bearer) {
		c.NotApplicable("the server serves clients with a handshake, too")
	}
}
