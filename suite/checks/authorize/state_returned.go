package authorize

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
	ID:     "authorize.state.returned",
	Title:  "the state comes back exactly as it was sent",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.2"), spec.RFC6749.S("4.1.2"), spec.MCP20251125.Authorization.S("Open Redirection")),
	Covers: []string{"AZ-15"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"state-dropped"},
	Fix:    "Keep state through every page of the login and return it byte for byte, whatever its length and characters.",
	Why:    "By the state ChatGPT finds the login a response belongs to; without it, the response is thrown away.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("compare the state of the journey's login")
		first := fixture.Login.From(c).Grant
		c.Expect(stateOf(first)).To(expect.True("a redirect with the state that was sent, once"))
		// ChatGPT's own state is shorter and plainer than what the rule allows.
		c.Weigh(check.Degrades, check.Normative)
		c.Step("refuse the consent, for an error response")
		denied := try(ctx, c.Host(), client.Deny())
		if denied.Redirect != nil && denied.grant.Error != "" { // else nobody can refuse here
			c.Expect(stateOf(denied.grant)).To(expect.True("an error redirect with the state that was sent, once"))
		}
		c.Step("log in with a state of 600 characters, reserved ones among them")
		long := tryResumed(ctx, c.Host(), client.With("state", longState()))
		if long.refused("invalid_request") {
			c.Step("it is refused, which the rule leaves open")
			return
		}
		c.Expect(long.claim(long.Redirect != nil)).To(expect.True("a redirect with the state that was sent, or a refusal"))
		c.Expect(stateOf(long.grant)).To(expect.True("a redirect with the state that was sent, once"))
	},
})

func stateOf(g *client.Grant) expect.Claim {
	sent := g.Redirect.Query()["state"]
	claim := expect.Claim{Holds: len(sent) == 1 && sent[0] == g.State, From: g}
	switch {
	case len(sent) == 0:
		claim.Saw = "a redirect without state"
	case len(sent) > 1:
		claim.Saw = "a redirect with state more than once"
	case strings.HasPrefix(g.State, sent[0]):
		claim.Saw = "a redirect with the state cut off"
	default:
		claim.Saw = "a redirect with another state"
	}
	return claim
}

// longState has only characters that a state may have (RFC 6749 §A.5), and ends as a base64 text does.
func longState() string { return strings.Repeat("aZ09-._~+/=&%20 :;,?#[]@!$()*", 21)[:599] + "=" }
