package play //nolint:testpackage // judge is the table of design §9, and deserves a test of its own

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// walked is a journey whose steps are all in order, but for the last where a status is given.
func walked(last result.StepStatus) []result.Step {
	var steps []result.Step
	for _, f := range fixture.Journey() {
		steps = append(steps, result.Step{Step: f.Step(), Status: result.StepOK})
	}
	steps[len(steps)-1].Status = last
	return steps
}

func TestWhetherTheHostConnects(t *testing.T) {
	t.Parallel()
	blocks := func(v result.Outcome, basis string, by ...string) result.Check {
		return result.Check{ID: "a.b.c", Impact: "blocks", Basis: basis, Verdict: v, BlockedBy: by}
	}
	offPath := blocks(result.Fail, "documented")
	offPath.OffPath = true
	for name, c := range map[string]struct {
		check    result.Check
		last     result.StepStatus
		cut      string
		leftOut  bool
		loopback bool
		want     result.Connects
		says     string
	}{
		"all is well":                      {check: blocks(result.Pass, "normative"), want: "yes", says: "will connect."},
		"on this machine":                  {check: blocks(result.Pass, "normative"), loopback: true, want: "yes", says: "public https URL"},
		"an exposure":                      {check: result.Check{Impact: "exposes", Verdict: result.Fail}, want: "yes", says: "will connect"},
		"a rule that blocks":               {check: blocks(result.Fail, "observed"), want: "no", says: "will not connect"},
		"one that is only inferred":        {check: blocks(result.Fail, "inferred"), want: "at-risk", says: "at risk"},
		"one that warns":                   {check: blocks(result.Warn, "inferred"), want: "at-risk", says: "at risk"},
		"off the host's way":               {check: offPath, want: "at-risk", says: "at risk"},
		"the target stops a step":          {last: result.StepFailed, want: "no", says: "will not connect"},
		"our side stops a step":            {last: result.StepNotReached, want: "unknown", says: "not played to its end"},
		"a rule that blocks, all the same": {check: blocks(result.Fail, "normative"), last: result.StepNotReached, want: "no", says: "will not connect"},
		"interrupted":                      {last: result.StepNotReached, cut: "the run was interrupted", want: "unknown", says: "the run was interrupted"},
		"interrupted among the checks":     {check: blocks(result.Blocked, "normative", "budget"), cut: "the time budget was used up", want: "unknown", says: "budget"},
		"interrupted when all was seen":    {check: blocks(result.Pass, "normative"), cut: "the run was interrupted", want: "yes", says: "will connect"},
		"rate limited":                     {check: blocks(result.Blocked, "normative", "rate-limit"), want: "unknown", says: "not every rule"},
		"we broke":                         {check: blocks(result.Errored, "normative"), want: "unknown", says: "not every rule"},
		"blocked by what failed":           {check: blocks(result.Blocked, "normative", "a.b.d"), want: "yes", says: "will connect"},
		"a selection":                      {check: blocks(result.Pass, "normative"), leftOut: true, want: "unknown", says: "only the selected checks"},
		"a selection that finds it":        {check: blocks(result.Fail, "normative"), leftOut: true, want: "no", says: "will not connect"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			last := c.last
			if last == "" {
				last = result.StepOK
			}
			run := &result.Run{Host: result.Host{Name: "ChatGPT"}, Journey: walked(last), Checks: []result.Check{c.check}}
			v := judge(run, c.cut, c.leftOut, c.loopback)
			g.Expect(v.Connects).To(gomega.Equal(c.want))
			g.Expect(v.Summary).To(gomega.ContainSubstring(c.says))
			stopped := map[result.StepStatus]string{result.StepFailed: "tools"}[last]
			g.Expect(v.StoppedAt).To(gomega.Equal(stopped))
		})
	}
}

func TestAJourneyOfWhichOnlyAPartWasSelectedIsNotKnown(t *testing.T) {
	t.Parallel()
	run := &result.Run{Host: result.Host{Name: "ChatGPT"}, Journey: walked(result.StepOK)[:3]}
	v := judge(run, "", false, false)
	gomega.NewWithT(t).Expect(v).To(gomega.Equal(result.Verdict{
		Connects: result.ConnectsUnknown, Summary: "Whether ChatGPT connects is not known: only the selected checks were played.",
	}))
}

func TestAVerdictWithoutVerifiedCertificatesSaysSo(t *testing.T) {
	t.Parallel()
	run := &result.Run{Target: result.Target{Insecure: true}, Host: result.Host{Name: "ChatGPT"}, Journey: walked(result.StepOK)}
	v := judge(run, "", false, true)
	gomega.NewWithT(t).Expect(v.Summary).To(gomega.ContainSubstring("if it trusts the server's certificate"))
}
