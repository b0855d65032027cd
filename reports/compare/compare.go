package compare

import (
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Change is a check whose verdict is not what it was. From is "" for a check that the earlier run did
// not have.
type Change struct {
	From  result.Outcome
	Check result.Check // as it is now
}

// Difference is what the later of two runs has otherwise.
type Difference struct {
	Before, Now *result.Run
	Worse       []Change // got worse, or fails and was not there before
	Better      []Change
	Other       []Change // neither: what was known to fail is not known now, or no longer applies
	// Added are further checks that only the later run has, Missing those that only the earlier one has.
	Added, Missing []result.Check
	// Appeared and Gone are the causes that only one of them has.
	Appeared, Gone []result.Diagnosis
	Same           int
}

// Runs compares two runs, the earlier one first.
func Runs(before, now *result.Run) Difference {
	d := Difference{Before: before, Now: now}
	for _, k := range now.Checks {
		i := slices.IndexFunc(before.Checks, func(o result.Check) bool { return o.ID == k.ID })
		if i < 0 {
			d.add(k)
			continue
		}
		d.sort(Change{From: before.Checks[i].Verdict, Check: k})
	}
	for _, k := range before.Checks {
		if !slices.ContainsFunc(now.Checks, func(o result.Check) bool { return o.ID == k.ID }) {
			d.Missing = append(d.Missing, k)
		}
	}
	d.Appeared, d.Gone = without(now.Diagnoses, before.Diagnoses), without(before.Diagnoses, now.Diagnoses)
	return d
}

func (d *Difference) add(k result.Check) {
	if k.Verdict == result.Fail {
		d.Worse = append(d.Worse, Change{Check: k})
		return
	}
	d.Added = append(d.Added, k)
}

func (d *Difference) sort(c Change) {
	from, to := standing(c.From), standing(c.Check.Verdict)
	switch {
	case c.From == c.Check.Verdict:
		d.Same++
	case to == failing, from != failing && from != unknown && to > from, from == unknown && to == warned:
		d.Worse = append(d.Worse, c)
	case to < from && to != unknown:
		d.Better = append(d.Better, c)
	default:
		d.Other = append(d.Other, c)
	}
}

// The standings of a check, the best first. That something is not known any more is worse than a
// warning, and says nothing of what failed.
const (
	good = iota
	warned
	unknown
	failing
)

func standing(v result.Outcome) int {
	switch v {
	case result.Fail:
		return failing
	case result.Warn:
		return warned
	case result.Blocked, result.Errored:
		return unknown
	}
	return good
}

func without(all, others []result.Diagnosis) []result.Diagnosis {
	return slices.DeleteFunc(slices.Clone(all), func(d result.Diagnosis) bool {
		return slices.ContainsFunc(others, func(o result.Diagnosis) bool { return o.ID == d.ID })
	})
}

// Empty reports that nothing is otherwise.
func (d *Difference) Empty() bool {
	return len(d.Worse)+len(d.Better)+len(d.Other)+len(d.Added)+len(d.Missing)+len(d.Appeared)+len(d.Gone) == 0 &&
		d.Before.Verdict.Connects == d.Now.Verdict.Connects
}

// GotWorse reports whether a check got worse, or the host connects with less certainty than before.
func (d *Difference) GotWorse() bool {
	return len(d.Worse) > 0 || doubt(d.Now.Verdict.Connects) > doubt(d.Before.Verdict.Connects)
}

// doubt is how far from connecting a verdict is. What is not known is no better than a no, and no worse.
func doubt(c result.Connects) int {
	return map[result.Connects]int{result.ConnectsYes: 0, result.ConnectsAtRisk: 1}[c] + map[bool]int{true: 2}[c == result.ConnectsNo || c == result.ConnectsUnknown]
}
