package bearer

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.answer.private",
	Title:  "answers to a token are not opened to shared caches",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9111.S("3.5"), spec.RFC6750.S("2.3")),
	Covers: []string{"BU-23"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"answers-cacheable"},
	Fix:    "Send Cache-Control: no-store, or private, on what is answered to a token.",
	Why:    "A proxy or CDN on the way may show one user what another was answered.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Challenge.From(c).NoLogin() {
			c.NotApplicable("the MCP endpoint answers without a token, to everybody the same")
		}
		c.Step("read the header of an answer to the token")
		answer := c.Host().Present(ctx, fixture.Token.From(c).Access)
		c.Given(answer).To(expect.RPCResult(), "bearer.fresh.accepted")
		policy := strings.Join(answer.Header.Values("Cache-Control"), ", ")
		c.Expect(expect.Claim{Holds: !shared(policy), Saw: "Cache-Control: " + policy, From: answer}).
			To(expect.True("no leave for shared caches"))
	},
})

// shared reports whether a Cache-Control lets a shared cache use the answer again, although the request
// had an Authorization header (RFC 9111 §3.5), and nothing in it takes the leave back.
func shared(policy string) bool {
	opened, closed := false, false
	for directive := range strings.SplitSeq(strings.ToLower(policy), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch name {
		case "no-store", "private", "no-cache":
			closed = true
		case "max-age":
			closed = closed || value == "0"
		case "public", "must-revalidate":
			opened = true
		case "s-maxage":
			opened = opened || value != "0"
		}
	}
	return opened && !closed
}
