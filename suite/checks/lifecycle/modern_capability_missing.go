package lifecycle

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.capability-missing",
	Title:  "a tool that needs more of the client says what",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Base.S("_meta")),
	Covers: []string{"LM-06"},
	Needs:  check.Needs(fixture.Bearer, fixture.Tools),
	Faults: []string{"capability-untold"},
	Fix:    "Answer 400 with the JSON-RPC error -32021, and list in data.requiredCapabilities what the client did not declare.",
	Why:    "The host cannot tell its user that it lacks something, and shows a tool that fails for no reason.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		_, answer := askedFor(ctx, c, bearer, nothing, func(answer *client.RPC) bool {
			return answer.Error != nil && answer.Error.Code == client.MissingCapability
		})
		c.Expect(answer).To(expect.Status(http.StatusBadRequest))
		var data struct {
			Required map[string]any `json:"requiredCapabilities"`
		}
		told := json.Unmarshal(answer.Error.Data, &data) == nil && len(data.Required) > 0
		c.Expect(expect.Claim{Holds: told, Saw: expect.Describe(answer.Exchange) + ", whose data names none", From: answer}).
			To(expect.True("data.requiredCapabilities with what is missing"))
	},
})
