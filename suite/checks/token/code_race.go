package token

import (
	"context"
	"fmt"
	"sync"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:        "token.code.race",
	Title:     "of several redemptions of one code at once, at most one succeeds",
	Level:     check.Must,
	Impact:    check.Exposes,
	Basis:     check.Normative,
	Refs:      spec.Refs(spec.OAuth21.S("4.1.3"), spec.RFC6749.S("4.1.2")),
	Covers:    []string{"TK-14"},
	Needs:     check.Needs(fixture.Login),
	Faults:    []string{"code-race"},
	Intrusive: true,
	Fix:       "Read the code and use it up in one atomic statement (DELETE … RETURNING, UPDATE … WHERE used = false, GETDEL).",
	Why:       "Who copies a code and is quick enough shares the user's session without anybody noticing.",
	Run: func(ctx context.Context, c *check.C) {
		redeemAsControl(ctx, c)
		grant := c.Host().Authorize(ctx)
		c.Step("open as many connections, so that no handshake sets the redemptions apart")
		together(func(int) { c.Host().FetchServerMetadata(ctx, c.Host().AS.Asked, c.Host().AS.URL, c.Host().AS.How) })
		c.Step(fmt.Sprintf("redeem another code %d times at once", racers))
		answers := make([]*client.Response, racers)
		together(func(i int) { answers[i] = c.Host().Redeem(ctx, grant) })
		tokens, from := 0, answers[0]
		var others []*client.Response
		for _, answer := range answers {
			if _, err := c.Host().ParseToken(answer, grant); err != nil {
				others = append(others, answer)
				continue
			}
			tokens, from = tokens+1, answer
		}
		c.Expect(expect.Claim{
			Holds: tokens <= 1, Saw: fmt.Sprintf("more than one of %d answers has a token", racers), From: from,
		}).To(expect.True("at most one answer with a token"))
		c.Step("read the answers without a token")
		for _, answer := range others {
			refused(c, answer, expect.Refusal("invalid_grant"))
		}
	},
})

const racers = 5

// together starts what it is given at the same moment, as far as one machine can, and waits for all.
func together(do func(i int)) {
	start := make(chan struct{})
	var all sync.WaitGroup
	for i := range racers {
		all.Go(func() {
			<-start
			do(i)
		})
	}
	close(start)
	all.Wait()
}
