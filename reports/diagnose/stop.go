package diagnose

import (
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
)

// showStop marks in the journey where the host stops, in a run whose every step worked for us and in which
// a check knows that it would not for the host: at the step of the first cause that such a check falls to.
func showStop(run *result.Run, found []*candidate) {
	if run.Verdict.Connects != result.ConnectsNo || run.Verdict.StoppedAt != "" {
		return
	}
	for _, c := range found {
		at := slices.IndexFunc(run.Journey, func(s result.Step) bool { return s.Step == c.rule.Step })
		if k := c.blocks(run); k != nil && at >= 0 {
			step := &run.Journey[at]
			step.Status, step.HostStops = result.StepFailed, firstOf(k.Actual, k.Title)
			run.Verdict.StoppedAt = step.Step
			return
		}
	}
}

// blocks is the first check of those that the cause explains for which the host does not connect.
func (c *candidate) blocks(run *result.Run) *result.Check {
	for i := range run.Checks {
		k := &run.Checks[i]
		if k.Verdict == result.Fail && k.Impact == "blocks" && !k.OffPath && Basis(k.Basis) != Inferred && c.explains[k.ID] {
			return k
		}
	}
	return nil
}
