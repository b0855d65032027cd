package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.resource.accepted",
	Title:  "a request that names the resource is served",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Resource Parameter Implementation"), spec.RFC8707.S("2.1"),
		spec.OpenAI.Authentication.S("Echo the resource parameter throughout the OAuth flow")),
	Covers: []string{"AZ-21"},
	Needs:  check.Needs(fixture.Client), // not the login, which ends here where the rule is broken
	Behind: check.Needs(fixture.Login),
	Faults: []string{"resource-refused"},
	Fix:    "Take the resource parameter (RFC 8707) with the resource of your protected resource metadata; a server that has no use for it ignores it.",
	Why:    "ChatGPT names the resource in every login; where it is refused, nobody can log in.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().Driver == nil {
			c.NotApplicable("nobody logs in in this run")
		}
		p := standard(c)
		var named []client.Option
		if p.Resource == "" {
			named = append(named, client.With("resource", p.Target.URL.String()))
		}
		c.Step("log in and name the resource")
		end := tryResumed(ctx, p, named...)
		if end.gaveCode() {
			return
		}
		c.Step("log in without the resource, to see whether that makes the difference")
		bare := tryResumed(ctx, p, client.Without("resource"))
		c.Given(bare.claim(bare.gaveCode())).To(expect.True("a code without the resource, to compare with"), "login")
		c.Step("log in and name the resource once more: a login can fail for a reason of its own")
		end = tryResumed(ctx, p, named...)
		c.Expect(end.claim(end.gaveCode())).To(expect.True("a redirect with a code"))
	},
})

// standard is the host without what it sends beyond the standards, whatever is wrong with the response.
func standard(c *check.C) *client.Player {
	p, plain := *c.Host(), *c.Host().Host
	plain.Authorize.Extra.Value = nil
	p.GoOn, p.Host = true, &plain
	return &p
}
