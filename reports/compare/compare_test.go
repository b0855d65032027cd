package compare_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/compare"
	"github.com/mcpconform/mcpconform/reports/result"
)

func run(connects result.Connects, verdicts map[string]result.Outcome, causes ...string) *result.Run {
	r := &result.Run{Verdict: result.Verdict{Connects: connects}}
	for _, id := range []string{"a", "b", "c"} {
		if v := verdicts[id]; v != "" {
			r.Checks = append(r.Checks, result.Check{ID: id, Verdict: v})
		}
	}
	for _, id := range causes {
		r.Diagnoses = append(r.Diagnoses, result.Diagnosis{ID: id})
	}
	return r
}

func TestWhatCountsAsWorse(t *testing.T) {
	t.Parallel()
	const pass, warn, fail, blocked, na, broken = result.Pass, result.Warn, result.Fail, result.Blocked, result.NotApplicable, result.Errored
	for kind, pairs := range map[string][][2]result.Outcome{
		"worse":  {{pass, fail}, {warn, fail}, {na, fail}, {blocked, fail}, {"", fail}, {pass, warn}, {na, warn}, {blocked, warn}, {pass, blocked}, {warn, blocked}, {pass, broken}},
		"better": {{fail, pass}, {fail, warn}, {fail, na}, {warn, pass}, {warn, na}, {blocked, pass}, {blocked, na}},
		"other":  {{fail, blocked}, {pass, na}, {na, pass}, {blocked, broken}},
		"added":  {{"", pass}, {"", warn}},
		"same":   {{pass, pass}, {fail, fail}},
	} {
		for _, p := range pairs {
			g := gomega.NewWithT(t)
			d := compare.Runs(run("yes", map[string]result.Outcome{"a": p[0]}), run("yes", map[string]result.Outcome{"a": p[1]}))
			g.Expect(map[string]int{"worse": len(d.Worse), "better": len(d.Better), "other": len(d.Other), "added": len(d.Added), "same": d.Same}).
				To(gomega.HaveKeyWithValue(kind, 1), "%s → %s", p[0], p[1])
			g.Expect(d.GotWorse()).To(gomega.Equal(kind == "worse"), "%s → %s", p[0], p[1])
			g.Expect(d.Empty()).To(gomega.Equal(kind == "same"))
		}
	}
}

func TestTheVerdictAndTheCausesAreCompared(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for from, worse := range map[result.Connects][]result.Connects{
		result.ConnectsYes:    {result.ConnectsAtRisk, result.ConnectsNo, result.ConnectsUnknown},
		result.ConnectsAtRisk: {result.ConnectsNo, result.ConnectsUnknown}, result.ConnectsNo: nil, result.ConnectsUnknown: nil,
	} {
		for _, to := range []result.Connects{result.ConnectsYes, result.ConnectsAtRisk, result.ConnectsNo, result.ConnectsUnknown} {
			d := compare.Runs(run(from, nil), run(to, nil))
			g.Expect(worse != nil && d.GotWorse()).To(gomega.Equal(contains(worse, to)), "%s → %s", from, to)
			g.Expect(d.Empty()).To(gomega.Equal(from == to))
		}
	}
	d := compare.Runs(run("no", map[string]result.Outcome{"a": result.Fail}, "x", "y"), run("no", nil, "y", "z"))
	g.Expect([]any{d.Appeared[0].ID, d.Gone[0].ID, d.Missing[0].ID, d.GotWorse()}).To(gomega.Equal([]any{"z", "x", "a", false}))
}

func contains(all []result.Connects, c result.Connects) bool {
	for _, one := range all {
		if one == c {
			return true
		}
	}
	return false
}
