package refresh

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:        "refresh.race.one-family",
	Title:     "of several refreshes with one token at once, at most one begins a new family",
	Level:     check.Must,
	Impact:    check.Exposes,
	Basis:     check.Normative,
	Refs:      spec.Refs(spec.OAuth21.S("4.3.1")),
	Covers:    []string{"RF-08"},
	Needs:     check.Needs(fixture.Login, fixture.Token),
	Faults:    []string{"refresh-race", "refresh-retry-500"},
	Intrusive: true,
	Fix: "Read the refresh token and mark it as used in one atomic statement, and give late comers the answer of the " +
		"first, or invalid_grant.",
	Why: "Who is quick enough with a stolen token has a connection of their own, and reuse is never noticed.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		c.Step("use one refresh token several times at once")
		answers := make([]*client.Response, racers)
		together(func(i int) { answers[i] = c.Host().Refresh(ctx, first) })
		families := map[string]*client.Token{}
		for _, answer := range answers {
			if t, err := c.Host().ParseToken(answer, first.Grant); err == nil && t.Refresh != "" && t.Refresh != first.Refresh {
				families[t.Refresh] = t
			}
		}
		if len(families) > 1 {
			c.Expect(expect.Claim{Holds: !bothLive(ctx, c, families), Saw: "several refresh tokens that work beside each other"}).
				To(expect.True("one refresh token that works"))
		}
		c.Weigh(check.Degrades, check.Normative)
		c.Step("read the answers")
		for _, answer := range answers {
			c.Expect(answer).To(expect.Any(expect.GivesToken(), expect.Refusal("invalid_grant")))
		}
	},
})

const racers = 4

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

// bothLive uses two of the tokens. A server that deliberately serves repeats for a while, each with a
// token of its own, does that to one that comes alone, too: then it is no race.
func bothLive(ctx context.Context, c *check.C, families map[string]*client.Token) bool {
	live := 0
	for _, t := range families {
		c.Step("use a refresh token of the race")
		if given, _ := expect.GivesToken().Match(c.Host().Refresh(ctx, t)); given {
			live++
		}
		if live > 1 {
			break
		}
	}
	if live > 1 && branches(ctx, c) {
		c.NotApplicable("a repeated refresh is served for a while, each time with a refresh token of its own; refresh.reuse.refused judges that")
	}
	return live > 1
}

func branches(ctx context.Context, c *check.C) bool {
	first := granted(ctx, c)
	c.Step("use a refresh token twice, one after the other")
	one, err := c.Host().ParseToken(c.Host().Refresh(ctx, first), first.Grant)
	other, err2 := c.Host().ParseToken(c.Host().Refresh(ctx, first), first.Grant)
	return err == nil && err2 == nil && one.Refresh != other.Refresh
}
