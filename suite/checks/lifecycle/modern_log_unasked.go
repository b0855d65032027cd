package lifecycle

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.log-unasked",
	Title:  "a call that did not ask for log messages brings none",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Logging.S("")),
	Covers: []string{"LM-12"},
	Needs:  check.Needs(fixture.Bearer, fixture.Tools),
	Faults: []string{"log-unasked"},
	Fix:    "Send notifications/message only for a request with io.modelcontextprotocol/logLevel in its _meta, and of that level or above.",
	Why:    "What is meant for the server's developer is shown to everybody who uses it.",
	Run: func(ctx context.Context, c *check.C) {
		answer := harmless(ctx, c, modern(c), fixture.Tools.From(c))
		logged := notifications(answer, "notifications/message")
		c.Expect(expect.Claim{Holds: logged == 0, Saw: fmt.Sprintf("%d before the result", logged), From: answer}).
			To(expect.True("no notifications/message"))
	},
})

// notifications counts those of a method that came beside an answer.
func notifications(answer *client.RPC, method string) int {
	count := 0
	for _, raw := range answer.Notifications {
		var n struct {
			Method string `json:"method"`
		}
		if json.Unmarshal(raw, &n) == nil && n.Method == method {
			count++
		}
	}
	return count
}
