package transport

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "transport.url.direct",
	Title:  "the URL answers by https and by itself, without a redirect",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.OAuth21.S("1.5"), spec.RFC6750.S("5.3"), spec.RFC9110.S("15.4")),
	Covers: []string{"HT-44"},
	Faults: []string{"url-redirects"},
	Fix: "Serve the MCP endpoint at the URL that users enter, with and without the slash at its end, by https with a certificate that public " +
		"authorities vouch for; let the framework trust X-Forwarded-Proto, so that it does not redirect to http.",
	Why: "A client that follows a redirect may drop the token on the way, or turn the POST into a GET.",
	Run: func(ctx context.Context, c *check.C) {
		at := c.Host().Target
		c.Step("send the first request to the URL")
		answer := c.Host().Probe(ctx)
		var failed *wire.Error
		untrusted := errors.As(answer.Err, &failed) && failed.Kind == wire.KindTLS
		if answer.Err != nil && !untrusted {
			c.Block("probe", "nothing usable answered: %s", expect.Describe(answer.Exchange))
		}
		c.Expect(expect.Claim{
			Holds: !untrusted && (at.URL.Scheme == "https" || at.Loopback), Saw: expect.Describe(answer.Exchange) + " from " + at.URL.Scheme, From: answer,
		}).To(expect.True("https with a certificate that verifies"))
		c.Expect(expect.Claim{Holds: expect.Location(answer.Exchange) == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("an answer that is no redirect"))
	},
})
