package diagnose

import (
	"cmp"
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
)

// ranked sorts: first what decides whether the host connects, then what costs its users something, then
// what only the specification asks for; of these two, what fails before what only warns; among those, furthest upstream, then most explained, then fewest predicted but passing.
func ranked(all []*candidate) []*candidate {
	slices.SortStableFunc(all, func(a, b *candidate) int {
		return cmp.Or(
			a.weight()-b.weight(),
			order(a.rule.Step)-order(b.rule.Step),
			len(b.order)-len(a.order),
			a.passing-b.passing,
			cmp.Compare(a.rule.ID, b.rule.ID),
		)
	})
	return all
}

func (c *candidate) weight() int {
	switch {
	case c.decides:
		return 0
	case c.costs && c.fails:
		return 1
	case c.costs:
		return 2
	case c.fails:
		return 3
	default:
		return 4
	}
}

// confidence is high for what a document or an observation says and nothing speaks against.
func (c *candidate) confidence() string {
	doubts := c.doubts
	if c.rule.Basis == Inferred {
		doubts++
	}
	if c.passing > 0 {
		doubts++
	}
	return []string{"high", "medium", "low"}[min(doubts, 2)]
}

func (c *candidate) diagnosis(rank int) result.Diagnosis {
	return result.Diagnosis{
		ID: c.rule.ID, Rank: rank, Owner: string(c.rule.Owner), Basis: string(c.rule.Basis), Confidence: c.confidence(),
		Cause: fill(c.rule.cause, c.words), Fix: fill(c.rule.fix, c.words),
		Because: orEmpty(c.because), Explains: orEmpty(c.order), Symptoms: orEmpty(c.rule.Symptoms), Refs: orEmpty(c.rule.Refs),
	}
}

// orEmpty keeps null out of run.json.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
