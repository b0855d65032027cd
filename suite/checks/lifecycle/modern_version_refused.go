package lifecycle

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

const (
	noVersionYet       = "2099-01-01"
	unsupportedVersion = -32022 // the error of a version that the server does not speak
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.version-refused",
	Title:  "a request in a version to come is refused with the versions that the server speaks",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Versioning.S("Protocol Version Negotiation")),
	Covers: []string{"LM-05"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"versions-untold"},
	Fix:    "Answer a version in _meta that you do not speak with 400 and the JSON-RPC error -32022, with data.supported listing yours.",
	Why:    "A host of the next version goes down to one of the list. Without the list it can only guess, or give up.",
	Run: func(ctx context.Context, c *check.C) {
		spoken, bearer := c.Host().Session.Version, fixture.Bearer.From(c)
		if spoken < spec.July2026 {
			c.NotApplicable("the server speaks MCP %s, which settles the version by initialize", spoken)
		}
		c.Step("ask for the tools in " + spoken)
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them in " + noVersionYet)
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil, client.Version(noVersionYet))
		c.Expect(answer).To(expect.All(expect.Status(http.StatusBadRequest), expect.RPCError(unsupportedVersion)))
		supported := refusedFor(answer)
		c.Expect(expect.Claim{
			Holds: slices.Contains(supported, spoken), Saw: "data.supported: " + strings.Join(supported, ", "), From: answer,
		}).To(expect.True("data.supported with " + spoken))
	},
})
