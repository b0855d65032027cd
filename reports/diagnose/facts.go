package diagnose

import (
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// facts is a run made easy to ask.
type facts struct {
	run       *result.Run
	checks    map[string]*result.Check
	steps     map[string]*result.Step
	exchanges map[int]*result.Exchange
}

func factsOf(run *result.Run) *facts {
	f := &facts{run: run, checks: map[string]*result.Check{}, steps: map[string]*result.Step{}, exchanges: map[int]*result.Exchange{}}
	for i := range run.Checks {
		f.checks[run.Checks[i].ID] = &run.Checks[i]
	}
	for i := range run.Journey {
		f.steps[run.Journey[i].Step] = &run.Journey[i]
	}
	for i := range run.Exchanges {
		f.exchanges[run.Exchanges[i].N] = &run.Exchanges[i]
	}
	return f
}

// matching returns the checks whose id is the given one or, where it ends in *, begins with it; in
// the order of the run.
func (f *facts) matching(id string) []*result.Check {
	prefix, glob := strings.CutSuffix(id, "*")
	if !glob {
		if c := f.checks[id]; c != nil {
			return []*result.Check{c}
		}
		return nil
	}
	var found []*result.Check
	for i := range f.run.Checks {
		if strings.HasPrefix(f.run.Checks[i].ID, prefix) {
			found = append(found, &f.run.Checks[i])
		}
	}
	return found
}

// broken reports whether a step stopped the host: it failed, or the host stops although the wire
// let us go on.
func broken(s *result.Step) bool { return s.Status == result.StepFailed || s.HostStops != "" }
