package transport

import (
	"context"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.origin.not-needed",
	Title:  "a request needs no Origin header",
	Level:  check.Int,
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Security Warning"), spec.MCP20260728.StreamableHTTP.S("Security & Endpoint")),
	Covers: []string{"HT-06"},
	Faults: []string{"origin-demanded"},
	Fix:    "Refuse a request whose Origin you do not know, and let one without Origin pass: only browsers send it.",
	Why:    "ChatGPT's requests come from its servers, which send no Origin.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("send the first request, without Origin")
		plain := c.Host().ProbeRPC(ctx)
		if plain.Err != nil {
			c.Block("probe", "nothing usable answered: %s", expect.Describe(plain.Exchange))
		}
		if !turnedAway(plain) {
			return
		}
		for _, origin := range []string{originOf(c.Host().Target.URL), chatGPT} {
			c.Step("send it with Origin: " + origin)
			with := c.Host().ProbeRPC(ctx, client.Header("Origin", origin))
			c.Expect(expect.Claim{
				Holds: turnedAway(with) || with.Status == plain.Status, // a guard of origins may refuse it in words of its own
				Saw:   expect.Describe(plain.Exchange) + " without Origin, and another answer with Origin: " + origin, From: plain,
			}).To(expect.True("the same answer without Origin"))
		}
		c.NotApplicable("the request is refused with an Origin, too: %s", expect.Describe(plain.Exchange))
	},
})

// chatGPT is the origin of the host's own pages.
const chatGPT = "https://chatgpt.com"

func originOf(u *url.URL) string { return (&url.URL{Scheme: u.Scheme, Host: u.Host}).String() }

// turnedAway reports a refusal that is neither MCP's nor a request to log in.
func turnedAway(answer *client.RPC) bool {
	return answer.Status >= http.StatusBadRequest && answer.Status < http.StatusInternalServerError &&
		answer.Status != http.StatusUnauthorized && answer.Status != http.StatusTooManyRequests && answer.Error == nil
}
