package lifecycle

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.versions-named",
	Title:  "a server without initialize says in its refusal which versions it speaks",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Versioning.S("Backward Compatibility with Initialization-Based Versions")),
	Covers: []string{"LM-10"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"handshake-refused-mutely"},
	Fix:    `Answer initialize with 400 and the JSON-RPC error -32022, with your versions in data.supported.`,
	Why:    "A client of an earlier version cannot go on from there: this text is all that its user will see.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		if !modernOnly(discovered(fixture.Session.From(c).Handshake.Discover)) {
			c.NotApplicable("server/discover names a version that begins with initialize")
		}
		c.Step("send initialize")
		answer, s := c.Host().Initialize(ctx, bearer)
		letIn(c, answer)
		if s != nil {
			c.NotApplicable("the server answers initialize all the same")
		}
		c.Expect(answer).To(expect.Any(expect.RPCError(), expect.ClientError()))
		spoken := c.Host().Session.Version
		c.Expect(expect.Claim{Holds: strings.Contains(refusal(answer), spoken), Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("an error that names " + spoken))
	},
})

// refusal is all text of an answer that may name a version.
func refusal(answer *client.RPC) string {
	text := string(answer.Body)
	if answer.Error != nil {
		text += answer.Error.Message + string(answer.Error.Data)
	}
	return text
}
