package diagnose

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// candidate is a rule that holds for a run, with all that falls to it.
type candidate struct {
	rule     *Rule
	words    any // what the sentences are filled with
	doubts   int // reasons not to be sure
	because  []string
	roots    []string        // checks and steps that it rests on
	explains map[string]bool // the same, and all that follows from them
	decides  bool            // it is why the host does not connect, or why that is not known
	costs    bool            // it explains a check that matters to a user of the host and did not pass
	fails    bool            // it explains a failing check
	passing  int             // predicted, but passed
	order    []string        // explains, in the order of the run
}

func (f *facts) candidate(r *Rule, seen finding) *candidate {
	c := &candidate{rule: r, words: Filling{f, seen.seen, distinct(seen.checks)}, because: distinct(seen.evidence), explains: map[string]bool{}}
	c.roots = distinct(append(slices.Clone(seen.steps), seen.checks...))
	for _, root := range c.roots {
		c.explains[root] = true
	}
	// Rule zero says itself at which steps its check stops the host.
	if step := f.steps[r.Step]; step != nil && broken(step) && !strings.HasPrefix(r.ID, zeroPrefix) {
		c.explains[r.Step] = true
	}
	for _, id := range r.Explains {
		c.predict(f.checks[id], f.steps[id])
	}
	f.spread(c.explains)
	c.order = f.inOrder(c.explains)
	f.weigh(c)
	return c
}

func (c *candidate) predict(k *result.Check, s *result.Step) {
	switch {
	case s != nil && broken(s):
		c.explains[s.Step] = true
	case k == nil:
	case k.Verdict == result.Pass:
		c.passing++
	case k.Verdict != result.NotApplicable:
		c.explains[k.ID] = true
	}
}

// spread adds what follows: steps that were not reached since the one before them was not obtained, and
// checks that were blocked by what is explained already.
func (f *facts) spread(explains map[string]bool) {
	for again := true; again; {
		again = false
		for i := range f.run.Journey {
			s := &f.run.Journey[i]
			if s.Status == result.StepNotReached && !explains[s.Step] && i > 0 && explains[f.run.Journey[i-1].Step] {
				explains[s.Step], again = true, true
			}
		}
		for i := range f.run.Checks {
			c := &f.run.Checks[i]
			if c.Verdict == result.Blocked && !explains[c.ID] && slices.ContainsFunc(c.BlockedBy, func(by string) bool {
				return explains[by] || explains[stepOf(by)]
			}) {
				explains[c.ID], again = true, true
			}
		}
	}
}

func (f *facts) inOrder(explains map[string]bool) []string {
	var list []string
	for i := range f.run.Journey {
		if s := f.run.Journey[i].Step; explains[s] {
			list = append(list, s)
		}
	}
	for i := range f.run.Checks {
		if id := f.run.Checks[i].ID; explains[id] {
			list = append(list, id)
		}
	}
	return list
}

// weigh finds out how much the candidate matters.
func (f *facts) weigh(c *candidate) {
	for _, item := range c.order {
		if s := f.steps[item]; s != nil && (broken(s) || slices.Contains(c.roots, item)) {
			c.decides = true
		}
		k := f.checks[item]
		if k == nil {
			continue
		}
		c.costs = c.costs || k.Impact != "none"
		if k.Verdict == result.Fail {
			c.fails = true
			c.decides = c.decides || (k.Impact == "blocks" && k.Basis != "inferred" && !k.OffPath)
		}
	}
}

func distinct(lines []string) []string {
	var out []string
	for _, l := range lines {
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
