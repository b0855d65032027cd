package play

import (
	"errors"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// unreached is the error of a node that was never made because one before it is missing.
type unreached struct {
	before *node
	err    error
}

func (e *unreached) Error() string { return e.err.Error() }
func (e *unreached) Unwrap() error { return e.err }

// origin returns the node at which a chain of missing nodes begins.
func (n *node) origin() *node {
	var u *unreached
	for errors.As(n.err, &u) {
		n = u.before
	}
	return n
}

func inapplicable(err error) bool {
	var e *fixture.Inapplicable
	return errors.As(err, &e)
}

func declined(err error) bool {
	var e *fixture.Missing
	return errors.As(err, &e) && e.Declined
}

// leaveOut ends a check that needs what the user chose to do without, as if it had not been selected.
// What does not apply to the target says so all the same.
func (j *job) leaveOut() bool {
	for _, n := range j.direct {
		if inapplicable(n.err) {
			return false
		}
		j.leftOut = j.leftOut || declined(n.err)
	}
	if j.leftOut {
		j.state = done
		close(j.done)
	}
	return j.leftOut
}

// unmet returns the report of a check one of whose needs could not be met. What does not apply to the
// target does not apply, whatever else is missing.
func unmet(j *job) (check.Report, bool) {
	var first *node
	for _, n := range j.direct {
		var no *fixture.Inapplicable
		switch {
		case errors.As(n.err, &no):
			return check.Report{Verdict: result.NotApplicable, Reason: no.Reason}, true
		case n.err != nil && first == nil:
			first = n
		}
	}
	if first == nil {
		return check.Report{}, false
	}
	var absent *fixture.Missing
	if !errors.As(first.err, &absent) {
		return check.Report{Verdict: result.Errored, Reason: first.err.Error()}, true
	}
	at := first.origin().label()
	return check.Report{
		Verdict: result.Blocked, BlockedBy: []string{at},
		Reason: "needs " + first.fixture.Name() + "; the journey ended at " + at + ": " + absent.Reason,
	}, true
}

func (n *node) label() string {
	if step := n.fixture.Step(); step != "" {
		return step
	}
	return n.fixture.Name()
}
