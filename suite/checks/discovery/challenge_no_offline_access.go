package discovery

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.challenge.no-offline-access",
	Title:  "the challenge does not ask for offline_access",
	Level:  check.Should, // of MCP 2026-07-28; older revisions do not know the rule
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Authorization.S("Refresh Tokens")),
	Covers: []string{"RD-14"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"challenge-offline-access"},
	Fix: `Name in "scope" of the challenge what the request needs, without offline_access, and issue refresh tokens to clients that
registered the refresh_token grant.`,
	Why: "No request to the resource needs it; a host that asks for what the challenge names asks the user for more than it needs.",
	Run: func(_ context.Context, c *check.C) {
		probed := readable(c)
		c.Step("read scope in the challenge")
		if probed.Challenge.Scope == "" {
			c.NotApplicable("the challenge names no scope")
		}
		c.Expect(expect.Claim{
			Holds: !slices.Contains(probed.Challenge.Scopes(), "offline_access"), Saw: describeChallenge(probed), From: probed.Response,
		}).To(expect.True("scope without offline_access"))
	},
})
