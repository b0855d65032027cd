package discovery

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "discovery.challenge.every-method",
	Title:  "GET, too, opens nothing without a token",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Token Requirements"),
		spec.MCP20251125.Transports.S("Listening for Messages from the Server")),
	Covers: []string{"RD-28", "HT-08"}, // for POST see bearer.anonymous.nothing
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"stream-without-token"},
	Fix:    `Put the check of the token in front of the whole MCP endpoint, GET and DELETE as well as POST, or answer methods that you do not offer with 405.`,
	Why:    "The stream carries what the server has to say to a user; without a token it says it to anybody.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Challenge.From(c).Open {
			c.NotApplicable("the server answers requests without a token: it needs no login, or only for some tools")
		}
		if c.Host().Guard != nil {
			c.NotApplicable("the server answers initialize without a token: not every request needs one")
		}
		c.Step("open the stream of messages without a token")
		stream := c.Host().OpenStream(ctx, "")
		c.Given(expect.Claim{Holds: stream.Status != 0, Saw: expect.Describe(stream.Exchange), From: stream}).
			To(expect.True("an answer to GET"))
		c.Expect(expect.Claim{Holds: !opened(stream), Saw: "200 with an event stream", From: stream}).
			To(expect.True("401, or 405 where there is no such stream"))
	},
})

func opened(r *client.Response) bool {
	return r.Status == http.StatusOK && wire.IsEventStream(r.Header)
}
