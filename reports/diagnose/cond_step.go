package diagnose

import (
	"fmt"

	"github.com/mcpconform/mcpconform/reports/result"
)

// stepIs holds if a step of the journey has the state.
type stepIs struct{ step, state string }

// StepFailed holds if the host stops at the step: it failed, or the wire let us go on where the host
// would not.
func StepFailed(step string) Cond { return stepIs{step, "failed"} }

// StepWorked holds if the step was done and the host would go on.
func StepWorked(step string) Cond { return stepIs{step, "worked"} }

// NotReached holds if the step was not tried.
func NotReached(step string) Cond { return stepIs{step, "not reached"} }

func (s stepIs) String() string { return "step " + s.step + " " + s.state }

func (s stepIs) look(f *facts) finding {
	step := f.steps[s.step]
	if step == nil || stateOf(step) != s.state {
		return finding{}
	}
	found := finding{holds: true}
	if s.state == "worked" {
		return found // that something works is no evidence
	}
	found.steps = []string{s.step}
	line := fmt.Sprintf("the step %q %s", s.step, map[string]string{"failed": "failed", "not reached": "was not reached"}[s.state])
	if n := len(step.Exchanges); n > 0 {
		last := step.Exchanges[n-1]
		line += fmt.Sprintf(" (exchange %d)", last)
		found.seen = f.exchanges[last]
	}
	if said := firstOf(step.HostStops, step.Title); said != "" {
		line += ": " + said
	}
	found.evidence = []string{line}
	return found
}

// unplanned holds if a step is no part of the run.
type unplanned string

// Unplanned holds if no selected check needs the step, so that the run did not even mean to get there.
func Unplanned(step string) Cond { return unplanned(step) }

func (u unplanned) String() string { return "step " + string(u) + " is not played" }

func (u unplanned) look(f *facts) finding {
	if f.steps[string(u)] != nil {
		return finding{}
	}
	return finding{holds: true, evidence: []string{fmt.Sprintf("no check that was selected needs the step %q", string(u))}}
}

// said holds if a step that was not reached says so.
type said string

// Said holds if a step that was not reached says so, white space and case aside.
func Said(part string) Cond { return said(part) }

func (s said) String() string { return "a step that was not reached says " + string(s) }

func (s said) look(f *facts) finding {
	for i := range f.run.Journey {
		if step := &f.run.Journey[i]; step.Status == result.StepNotReached && containsFold(squeeze(step.Title), squeeze(string(s))) {
			return stepIs{step.Step, "not reached"}.look(f)
		}
	}
	return finding{}
}

// failedSaying holds if a step failed and says so.
type failedSaying struct{ step, part string }

// FailedSaying holds if the host stops at the step and the step says so, white space and case aside.
func FailedSaying(step, part string) Cond { return failedSaying{step, part} }

func (s failedSaying) String() string { return "step " + s.step + " failed, saying " + s.part }

func (s failedSaying) look(f *facts) finding {
	if step := f.steps[s.step]; step == nil || !containsFold(squeeze(step.Title+step.HostStops), squeeze(s.part)) {
		return finding{}
	}
	return StepFailed(s.step).look(f)
}

// concludes holds if the run came to that answer.
type concludes result.Connects

// Concludes holds if that is the run's answer to whether the host connects.
func Concludes(answer result.Connects) Cond { return concludes(answer) }

func (c concludes) String() string { return "connects is " + string(c) }

func (c concludes) look(f *facts) finding {
	return finding{holds: f.run.Verdict.Connects == result.Connects(c)}
}

func stateOf(s *result.Step) string {
	switch {
	case broken(s):
		return "failed"
	case s.Status == result.StepNotReached:
		return "not reached"
	default:
		return "worked"
	}
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
