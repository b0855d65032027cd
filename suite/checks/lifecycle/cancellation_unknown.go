package lifecycle

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.cancellation.unknown",
	Title:  "a cancellation of nothing is let pass",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Cancellation.S("")),
	Covers: []string{"LC-11"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"cancellation-of-nothing-400"},
	Fix:    "Answer notifications/cancelled with 202, also where the request that it names is unknown or done; do nothing then.",
	Why:    "A cancellation and the answer may cross: a client that cannot know better is told that it did wrong.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("open a connection by initialize")
		opened, s := c.Host().Initialize(ctx, bearer)
		letIn(c, opened)
		answered(c, opened, s)
		c.Given(c.Host().Initialized(ctx, bearer, s)).To(expect.Not(expect.ClientError()), "transport.notification.accepted")
		in := []client.Option{client.Version(s.Version), client.SessionID(s.ID)}
		c.Step("cancel a request that was never sent")
		answer := c.Host().MCP(ctx, bearer, "notifications/cancelled", map[string]any{"requestId": "mcpconform-never-sent"},
			append(in, client.Notification())...)
		c.Expect(answer).To(expect.Status(http.StatusAccepted, http.StatusOK, http.StatusNoContent))
		c.Expect(answer).To(expect.Not(expect.RPCError()))
		c.Step("ask for the tools")
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.RPCResult())
	},
})
