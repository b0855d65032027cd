package lifecycle

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.initialize.answered",
	Title:  "initialize is answered with version, capabilities and the server's name",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Lifecycle.S("Initialization"),
		spec.MCP20251125.Lifecycle.S("Version Negotiation")),
	Covers: []string{"LC-01", "LC-02"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"initialize-refused"},
	Fix: "Answer initialize with protocolVersion (the one asked for, if you know it, else your latest), capabilities and " +
		"serverInfo {name, version}; ignore capabilities and members you do not know.",
	Why: "ChatGPT opens every connection to a server of this era with it, and shows no actions without it.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("open a connection as ChatGPT does")
		shake := c.Host().Connect(ctx, fixture.Bearer.From(c))
		answer := shake.Initialize
		if answer == nil { // server/discover settled it
			c.OffPath()
			c.Step("send initialize")
			answer, _ = c.Host().Initialize(ctx, fixture.Bearer.From(c))
		}
		letIn(c, answer)
		if answer.Result == nil && modernOnly(discovered(shake.Discover), refusedFor(answer)) {
			c.NotApplicable("the server speaks no version that begins with initialize, and says so")
		}
		c.Expect(answer).To(expect.RPCResult())
		missing := unsaid(answer)
		c.Expect(expect.Claim{Holds: missing == "", Saw: "a result without " + missing, From: answer}).
			To(expect.True("protocolVersion, capabilities and serverInfo"))
		c.Weigh(check.Blocks, check.Inferred) // a client that does not know it should disconnect
		c.Expect(expect.Claim{
			Holds: slices.Contains(versions, version(answer)), Saw: "protocolVersion " + strconv.Quote(version(answer)), From: answer,
		}).To(expect.True("a protocolVersion of MCP"))
		c.Weigh(check.Degrades, check.Normative)
		asked := c.Host().Host.MCP.Initialize.Value
		got := version(answer)
		known := slices.Contains(discovered(shake.Discover), asked)
		c.Expect(expect.Claim{Holds: got == asked || !known, Saw: "protocolVersion " + strconv.Quote(got), From: answer}).
			To(expect.True("protocolVersion " + strconv.Quote(asked) + ", which was asked for and is supported"))
	},
})

// versions are the revisions that a server may answer, whichever was asked for.
var versions = []string{"2024-11-05", spec.March2025, spec.June2025, spec.November2025, spec.July2026}

// modernOnly reports whether versions are named, and none of them has a handshake. Versions are dates.
func modernOnly(named ...[]string) bool {
	none := true
	for _, versions := range named {
		for _, v := range versions {
			none = false
			if v < spec.July2026 {
				return false
			}
		}
	}
	return !none
}

// refusedFor lists the versions that a refusal of initialize names (MCP 2026-07-28, Versioning).
func refusedFor(rpc *client.RPC) []string {
	var data struct {
		Supported []string `json:"supported"`
	}
	if rpc.Error == nil || json.Unmarshal(rpc.Error.Data, &data) != nil {
		return nil
	}
	return data.Supported
}

func version(rpc *client.RPC) string {
	var result struct {
		Version string `json:"protocolVersion"`
	}
	_ = rpc.Decode(&result) // unsaid has judged it
	return result.Version
}

// unsaid names the first member that a result of initialize lacks; serverInfo counts with its name.
func unsaid(rpc *client.RPC) string {
	var result struct {
		Version      string         `json:"protocolVersion"`
		Capabilities map[string]any `json:"capabilities"`
		Server       struct {
			Name string `json:"name"`
		} `json:"serverInfo"`
	}
	err := rpc.Decode(&result)
	switch {
	case err != nil:
		return "members of the right type"
	case result.Version == "":
		return "protocolVersion"
	case result.Capabilities == nil:
		return "capabilities"
	case result.Server.Name == "":
		return "serverInfo.name"
	}
	return ""
}
