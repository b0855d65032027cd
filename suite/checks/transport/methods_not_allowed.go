package transport

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
	ID:     "transport.methods.not-allowed",
	Title:  "a server of MCP 2026-07-28 alone answers GET and DELETE with 405",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.StreamableHTTP.S("Earlier Streamable HTTP Revisions"), spec.RFC9110.S("15.5.6")),
	Covers: []string{"HT-03"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"other-methods-404"},
	Fix:    "Answer GET and DELETE at the MCP endpoint with 405 and Allow: POST, once the token has been looked at.",
	Why:    "Clients of earlier versions take 404 for a URL that is wrong, and 405 for a server without streams and sessions.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		modernAlone(ctx, c, bearer)
		c.Step("open a stream as clients of before do")
		notAllowed(c, listen(ctx, c.Host(), bearer, anything))
		c.Step("end a session as clients of before do")
		notAllowed(c, c.Host().EndSession(ctx, bearer, &client.Session{Version: c.Host().Session.Version, ID: noSession}))
	},
})

// noSession is the id of a session that nobody opened.
const noSession = "mcpconform-no-such-session"

func notAllowed(c *check.C, answer *client.Response) {
	c.Expect(expect.Claim{Holds: answer.Status == http.StatusMethodNotAllowed, Saw: expect.Describe(answer.Exchange), From: answer}).
		To(expect.True("status 405"))
}
