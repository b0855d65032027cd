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
		clean := expect.NothingInternal(publicHosts(c.Host())...)
		working(ctx, c).down(ctx, func(up, down *client.RPC) bool {
			c.Given(expect.Claim{Holds: down.Err == nil, Saw: expect.Describe(down.Exchange), From: down}).
				To(expect.True("an answer"), "tools.backend-down.in-time")
			before, _ := clean.Match(up)
			if worked(down) && !before { // the tool's own work is to show addresses or paths
				return false
			}
			c.Expect(down).To(clean)
			return !worked(down)
		})
	},
})

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
