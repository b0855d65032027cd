package lifecycle

import (
	"context"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.handshake",
	Title:  "a server of both eras answers initialize with an older version, and keeps to its rules",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20260728.Versioning.S("Backward Compatibility with Initialization-Based Versions"),
		spec.MCP20260728.Versioning.S("Compatibility Matrix")),
	Covers: []string{"LC-12"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"initialize-goes-modern", "initialize-echoes-version"},
	Fix: "Answer initialize with a version that has it, 2025-11-25 at most, whatever was asked for, and serve what follows by the rules of " +
		"that version: without _meta in each request.",
	Why: "2026-07-28 has no initialize: a client that is told this version there knows no rules to go on by.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		c.Step("open a connection by initialize")
		opened, s := c.Host().Initialize(ctx, bearer)
		letIn(c, opened)
		answered(c, opened, s)
		c.Expect(older(opened)).To(olderVersion)
		c.Host().Initialized(ctx, bearer, s)
		c.Step("ask for the tools as a client of MCP " + s.Version)
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, client.Version(s.Version), client.SessionID(s.ID))).To(expect.RPCResult())
		c.Step("send initialize that asks for " + spec.July2026)
		asked := initializeIn(ctx, c, bearer, spec.July2026)
		if asked.Error == nil {
			c.Expect(asked).To(expect.RPCResult())
			c.Expect(older(asked)).To(olderVersion)
		}
	},
})

// olderVersion is what [older] claims.
var olderVersion = expect.True("a protocolVersion before " + spec.July2026)

func older(answer *client.RPC) expect.Claim {
	v := version(answer)
	return expect.Claim{Holds: v != "" && v < spec.July2026, Saw: "protocolVersion " + strconv.Quote(v), From: answer}
}

// initializeIn sends initialize in a version that is not the host's.
func initializeIn(ctx context.Context, c *check.C, bearer, version string) *client.RPC {
	answer, _ := c.Host().Initialize(ctx, bearer, client.Message(func(message map[string]any) {
		if params, ok := message["params"].(map[string]any); ok {
			params["protocolVersion"] = version
		}
	}))
	return answer
}
