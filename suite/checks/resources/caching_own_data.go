package resources

import (
	"context"
	"reflect"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.caching.own-data",
	Title:  "what differs from user to user is not marked as public",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Caching.S("Cacheable Model")),
	Covers: []string{"RS-08"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"user-data-public"},
	Fix:    `Say "cacheScope": "private" in every result that depends on who asks.`,
	Why:    "A cache between hosts and server shows one user what another was given.",
	Run: func(ctx context.Context, c *check.C) {
		modernOnly(c, "caching hints")
		p, bearer := c.Host(), fixture.Bearer.From(c)
		first := cacheables(ctx, c, p, bearer)
		again := cacheables(ctx, c, p, bearer)
		if !slices.ContainsFunc(first, cacheable.public) { // nothing is offered to everybody's cache
			return
		}
		shared := sharedAndStable(first, again)
		if len(shared) == 0 {
			c.NotApplicable("the results that are marked as public differ each time, whoever asks")
		}
		if bearer == "" || p.Driver == nil || len(p.Accounts) < 2 {
			c.NotApplicable("results are marked as public, and without a second test account it cannot be seen whether they are everybody's")
		}
		c.Step("the second user signs in")
		second := p.WithAccount(1)
		for _, theirs := range cacheables(ctx, c, second, second.Token(ctx).Access) {
			if mine, ok := shared[theirs.what]; ok {
				c.Expect(expect.Claim{
					Holds: same(mine, theirs.answer), Saw: "a public result of " + theirs.what + " that is another one for the second user",
					From: theirs.answer,
				}).To(expect.True("public results that are the same for both users"))
			}
		}
	},
})

// sharedAndStable are the results that are marked as public, by their request. One that is different each
// time says nothing of users.
func sharedAndStable(first, again []cacheable) map[string]*client.RPC {
	shared := map[string]*client.RPC{}
	for _, r := range first {
		for _, repeated := range again {
			if r.what == repeated.what && r.public() && same(r.answer, repeated.answer) {
				shared[r.what] = r.answer
			}
		}
	}
	return shared
}

// same reports whether two results say the same, in whatever order of members.
func same(a, b *client.RPC) bool {
	one, err := a.Object()
	if err != nil {
		return false
	}
	other, err := b.Object()
	return err == nil && reflect.DeepEqual(one, other)
}
