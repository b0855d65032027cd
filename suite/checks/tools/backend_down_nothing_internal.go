package tools

import (
	"context"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.backend-down.nothing-internal",
	Title:  "a tool whose backend is down tells nothing of the inside",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("1.4"), spec.MCP20251125.Authorization.S("Access Token Privilege Restriction"),
		spec.MCP20251125.Tools.S("Security Considerations")),
	Covers: []string{"BU-22"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"tool-leaks-internals"},
	Serial: true,
	Fix: "Log the error of the backend under an id, and answer with a sentence of your own and that id: no error text, address, " +
		"path or body of another server.",
	Why: "What the tool answers is shown to the model and the user: addresses, paths and stack traces are a map for an attacker.",
	Run: func(ctx context.Context, c *check.C) {
		discreet(ctx, c, "down", "tools.backend-down.in-time")
	},
})

// discreet demands that no tool shows the inside while the backend is in that state. That there is an
// answer is for another check.
func discreet(ctx context.Context, c *check.C, state, answered string) {
	b, clean := working(ctx, c), expect.NothingInternal(publicHosts(c.Host())...)
	b.in(ctx, b.backend(), state, func(k call, then *client.RPC) bool {
		c.Given(expect.Claim{Holds: then.Err == nil, Saw: expect.Describe(then.Exchange), From: then}).
			To(expect.True("an answer"), answered)
		before, _ := clean.Match(k.up)
		if worked(then) && !before { // the tool's own work is to show addresses or paths
			return false
		}
		c.Expect(then).To(clean)
		return !worked(then)
	})
}

// publicHosts are those whose addresses the host knows anyway: the target, its resource metadata and
// its authorization server.
func publicHosts(p *client.Player) []string {
	hosts := []string{p.Target.URL.Host}
	known := []string{p.Resource}
	if p.RM != nil {
		known = append(known, p.RM.URL)
	}
	if p.AS != nil {
		known = append(known, p.AS.Issuer, p.AS.AuthorizationEndpoint)
	}
	for _, raw := range known {
		if u, err := url.Parse(raw); err == nil && u.Host != "" {
			hosts = append(hosts, u.Host)
		}
	}
	return hosts
}
