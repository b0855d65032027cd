package render_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/compare"
	"github.com/mcpconform/mcpconform/reports/gate"
	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

// What a run.json or a baseline says does nothing to the terminal, whoever wrote it.
func TestTextOfOthersDoesNothingToTheTerminal(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	const evil = "\x1b[2J\r\u202e%s"
	before := &result.Run{Target: result.Target{URL: evil}, Verdict: result.Verdict{Connects: evil}, Checks: []result.Check{{ID: evil, Verdict: evil}}}
	now := &result.Run{
		Target: result.Target{URL: evil}, Host: result.Host{Name: evil}, Verdict: result.Verdict{Connects: evil + "2"},
		Checks:    []result.Check{{ID: evil, Verdict: result.Fail, Expected: evil, Actual: evil}},
		Diagnoses: []result.Diagnosis{{ID: evil, Cause: evil}},
	}
	var out strings.Builder
	g.Expect(render.Diff(&out, compare.Runs(before, now), render.Options{})).To(gomega.Succeed())
	g.Expect(out.String()).To(gomega.ContainSubstring("Got worse"))
	known := &gate.Baseline{Known: []gate.Entry{{Check: evil + "3", Verdict: result.Fail}}}
	now.Gate = gate.Judge(now, known, gate.OnFail, func(string) bool { return false })
	now.Gate.Baseline = evil
	g.Expect(render.Gate(&out, now, render.Options{})).To(gomega.Succeed())
	g.Expect(out.String()).To(gomega.MatchRegexp(`new +1 .*\n.*\n +fixed +0\n +stale +1 `))
	for _, r := range out.String() {
		if r != '\n' && !unicode.IsPrint(r) {
			t.Fatalf("%q in %q", r, out.String())
		}
	}
	g.Expect(out.String()).NotTo(gomega.ContainSubstring("MISSING"))
}
