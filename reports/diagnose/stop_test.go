package diagnose_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
)

func TestTheJourneyShowsWhereTheHostStopsThoughEveryStepWorkedForUs(t *testing.T) {
	t.Parallel()
	wont := func(run *result.Run) { run.Verdict.Connects = result.ConnectsNo }
	off := func(run *result.Run) {
		fails("authorize.pages.form-action")(run)
		run.Checks[len(run.Checks)-1].OffPath = true
	}
	for name, c := range map[string]struct {
		edits []func(*result.Run)
		at    string // "" where no step is to be marked
	}{
		"a check knows":            {[]func(*result.Run){wont, fails("authorize.pages.form-action")}, "login"},
		"the first cause decides":  {[]func(*result.Run){wont, fails("bearer.fresh.accepted"), fails("authorize.pages.form-action")}, "login"},
		"the host connects":        {[]func(*result.Run){fails("authorize.pages.form-action")}, ""},
		"not on the host's way":    {[]func(*result.Run){wont, off}, ""},
		"it only exposes":          {[]func(*result.Run){wont, exposes("token.code.single-use")}, ""},
		"a step shows it already":  {[]func(*result.Run){wont, stopped, fails("authorize.pages.form-action")}, "server"},
		"a step shows it, no rule": {[]func(*result.Run){wont, stopped}, "server"},
	} {
		g := gomega.NewWithT(t)
		run := play(c.edits...)
		diagnose.Run(run)
		diagnose.Run(run) // a report that is drawn again is diagnosed again
		g.Expect(run.Verdict.StoppedAt).To(gomega.Equal(c.at), name)
		for _, s := range run.Journey {
			wanted := result.StepOK
			if s.Step == c.at {
				wanted = result.StepFailed
			}
			g.Expect(s.Status).To(gomega.Equal(wanted), name+": "+s.Step)
		}
	}
}

// stopped is a journey that the server ended at its metadata.
func stopped(run *result.Run) {
	run.Verdict.StoppedAt = "server"
	run.Journey[2].Status = result.StepFailed
}
