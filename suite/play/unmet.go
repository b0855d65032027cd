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

// unmet returns the report of a check one of whose needs could not be met.
func unmet(j *job) (check.Report, bool) {
	for _, n := range j.direct {
		if n.err == nil {
			continue
		}
		origin := n.origin()
		var inapplicable *fixture.Inapplicable
		var absent *fixture.Missing
		switch {
		case errors.As(n.err, &inapplicable):
			return check.Report{Verdict: result.NotApplicable, Reason: inapplicable.Reason}, true
		case errors.As(n.err, &absent):
			return check.Report{
				Verdict: result.Blocked, BlockedBy: []string{origin.label()},
				Reason: "needs " + n.fixture.Name() + "; the journey ended at " + origin.label() + ": " + absent.Reason,
			}, true
		default:
			return check.Report{Verdict: result.Errored, Reason: n.err.Error()}, true
		}
	}
	return check.Report{}, false
}

func (n *node) label() string {
	if step := n.fixture.Step(); step != "" {
		return step
	}
	return n.fixture.Name()
}
