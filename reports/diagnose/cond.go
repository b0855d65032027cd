package diagnose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Cond is a condition over a run. The set is closed, so that every condition can print the evidence
// it found and what it asks for.
type Cond interface {
	fmt.Stringer
	look(*facts) finding
}

// finding is what a condition found: whether it holds and, if so, by what.
type finding struct {
	holds    bool
	evidence []string
	checks   []string // checks that did not pass and on which it rests
	steps    []string // steps that stopped and on which it rests
	seen     *result.Exchange
	matched  bool // seen was matched by a pattern, not just decisive for a check
}

func (f *finding) add(more finding) {
	f.evidence = append(f.evidence, more.evidence...)
	f.checks = append(f.checks, more.checks...)
	f.steps = append(f.steps, more.steps...)
	if f.seen == nil || (more.matched && !f.matched) {
		f.seen, f.matched = more.seen, more.matched
	}
}

// verdict holds if a check of that id has one of the outcomes. An id that ends in * stands for all
// that begin so.
type verdict struct {
	id   string
	name string
	is   []result.Outcome
}

// Fails holds if the check failed.
func Fails(id string) Cond { return verdict{id, "fails", []result.Outcome{result.Fail}} }

// Warns holds if the check warned.
func Warns(id string) Cond { return verdict{id, "warns", []result.Outcome{result.Warn}} }

// FailsOrWarns holds if the check's rule is broken, however severe that is for this target.
func FailsOrWarns(id string) Cond {
	return verdict{id, "fails or warns", []result.Outcome{result.Fail, result.Warn}}
}

// Blocked holds if the check could not be played.
func Blocked(id string) Cond { return verdict{id, "blocked", []result.Outcome{result.Blocked}} }

// Passes holds if the check passed.
func Passes(id string) Cond { return verdict{id, "passes", []result.Outcome{result.Pass}} }

// Errs holds if the harness broke in the check.
func Errs(id string) Cond { return verdict{id, "errors", []result.Outcome{result.Errored}} }

func (v verdict) String() string { return v.id + " " + v.name }

func (v verdict) look(f *facts) finding {
	var found finding
	for _, c := range f.matching(v.id) {
		if !slices.Contains(v.is, c.Verdict) {
			continue
		}
		found.holds = true
		found.evidence = append(found.evidence, testimony(c))
		if c.Verdict != result.Pass {
			found.checks = append(found.checks, c.ID)
		}
		if x := f.exchanges[c.Decisive]; x != nil && found.seen == nil {
			found.seen = x
		}
	}
	return found
}

var spoken = map[result.Outcome]string{
	result.Fail: "failed", result.Warn: "warned", result.Pass: "passed", result.Blocked: "was blocked",
	result.NotApplicable: "does not apply", result.Errored: "broke",
}

// testimony is a check's verdict as evidence, with the exchange it rests on.
func testimony(c *result.Check) string {
	line := c.ID + " " + spoken[c.Verdict]
	if c.Decisive > 0 {
		line += fmt.Sprintf(" (exchange %d)", c.Decisive)
	}
	switch {
	case c.Verdict == result.Pass:
	case c.Actual != "":
		line += ": " + brief(c.Actual)
	case c.Reason != "":
		line += ": " + brief(c.Reason)
	}
	return line
}

// blockedBy holds if any check was blocked by that node, step or check.
type blockedBy string

// BlockedBy holds if any check was blocked for want of what the name judges.
func BlockedBy(name string) Cond { return blockedBy(name) }

func (b blockedBy) String() string { return "a check is blocked by " + string(b) }

func (b blockedBy) look(f *facts) finding {
	var found finding
	for i := range f.run.Checks {
		c := &f.run.Checks[i]
		if c.Verdict == result.Blocked && slices.Contains(c.BlockedBy, string(b)) {
			found.checks = append(found.checks, c.ID)
			if !found.holds {
				found.evidence = []string{testimony(c)}
				found.seen = f.exchanges[c.Decisive]
			}
			found.holds = true
		}
	}
	switch n := len(found.checks) - 1; {
	case n == 1:
		found.evidence = append(found.evidence, "and one more check was blocked for the same reason")
	case n > 1:
		found.evidence = append(found.evidence, fmt.Sprintf("and %d more checks were blocked for the same reason", n))
	}
	return found
}

// joined is All, Any or Not.
type joined struct {
	word string
	of   []Cond
}

// All holds if every condition does.
func All(of ...Cond) Cond { return joined{"all", of} }

// Any holds if one condition does.
func Any(of ...Cond) Cond { return joined{"any", of} }

// Not holds if the condition does not. It is no evidence of its own.
func Not(c Cond) Cond { return joined{"not", []Cond{c}} }

func (j joined) String() string {
	parts := make([]string, len(j.of))
	for i, c := range j.of {
		parts[i] = c.String()
	}
	return j.word + "(" + strings.Join(parts, "; ") + ")"
}

func (j joined) look(f *facts) finding {
	var found finding
	if j.word == "not" {
		return finding{holds: !j.of[0].look(f).holds}
	}
	for _, c := range j.of {
		one := c.look(f)
		if !one.holds && j.word == "all" {
			return finding{}
		}
		if one.holds {
			found.holds = true
			found.add(one)
		}
	}
	return found
}
