package runner_test

import (
	"os"
	"strings"
	"testing"

	"github.com/onsi/ginkgo/v2"
	"github.com/onsi/ginkgo/v2/types"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/runner"
)

// verdicts are what a play would say of checks that are outside the catalogue.
var verdicts = map[string]result.Check{
	"a.b.pass":    {Verdict: result.Pass},
	"a.b.warn":    {Verdict: result.Warn, Title: "a rule", Expected: "this", Actual: "that", Fix: "mend it"},
	"a.b.fail":    {Verdict: result.Fail, Title: "a rule", Expected: "this", Actual: "that", Fix: "mend it"},
	"a.b.blocked": {Verdict: result.Blocked, Reason: "needs login"},
	"c.d.absent":  {Verdict: result.NotApplicable, Reason: "never claimed"},
	"c.d.broken":  {Verdict: result.Errored, Reason: "harness: a bug of ours"},
	"c.d.unknown": {Verdict: "nonsense"},
}

var (
	shown    = map[string]types.SpecReport{}
	selected map[string]bool
	parallel error
)

// TestMain shows the verdicts by Ginkgo once: it refuses to run twice in a process, which -count does.
func TestMain(m *testing.M) {
	var checks []*check.Check
	for id := range verdicts {
		checks = append(checks, rule(id))
	}
	checks = append(checks, rule("c.d.not-played"), rule("e.f.left-out"))
	runner.Tree(checks, func(id string) (result.Check, bool) { v, ok := verdicts[id]; return v, ok })
	ginkgo.ReportAfterSuite("keep", func(all ginkgo.Report) {
		for _, r := range all.SpecReports {
			shown[r.LeafNodeText] = r
		}
	})
	config, _ := ginkgo.GinkgoConfiguration()
	config.LabelFilter = "!e"
	var err error
	if selected, err = runner.Selected(config); err != nil {
		panic(err)
	}
	config.ParallelTotal = 2
	_, parallel = runner.Selected(config)
	config.ParallelTotal = 1
	runner.Silent(config)
	os.Exit(m.Run())
}

func TestAVerdictIsHandedOn(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]struct {
		state types.SpecState
		says  string
	}{
		"a.b.pass": {types.SpecStatePassed, ""}, "a.b.warn": {types.SpecStatePassed, ""},
		"a.b.fail":    {types.SpecStateFailed, "a rule\nexpected: this\nactual:   that\nfix:      mend it\n"},
		"a.b.blocked": {types.SpecStateSkipped, "blocked: needs login"},
		"c.d.absent":  {types.SpecStateSkipped, "n/a: never claimed"},
		"c.d.broken":  {types.SpecStateFailed, "harness: a bug of ours"},
		"c.d.unknown": {types.SpecStateFailed, ""}, "c.d.not-played": {types.SpecStateSkipped, "not played"},
		"e.f.left-out": {types.SpecStateSkipped, ""},
	} {
		g := gomega.NewWithT(t)
		g.Expect(shown[id].State).To(gomega.Equal(want.state), id)
		g.Expect(shown[id].Failure.Message).To(gomega.ContainSubstring(want.says), id)
	}
	g := gomega.NewWithT(t)
	g.Expect(shown["a.b.warn"].ReportEntries).To(gomega.HaveLen(1))
	g.Expect(shown["a.b.blocked"].ReportEntries).To(gomega.HaveLen(1))
	g.Expect(strings.Join(shown["a.b.pass"].ContainerHierarchyTexts, " ")).To(gomega.Equal("a"))
}

func TestWhatGinkgoWouldRunIsKnownBefore(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(selected).To(gomega.HaveLen(len(verdicts) + 1))
	g.Expect(selected["e.f.left-out"]).To(gomega.BeFalse())
	g.Expect(parallel).To(gomega.MatchError(runner.ErrParallel))
}
