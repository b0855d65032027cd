package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

func terminal(t *testing.T, run *result.Run, o render.Options) string {
	t.Helper()
	var b bytes.Buffer
	gomega.NewWithT(t).Expect(render.Terminal(&b, run, o)).To(gomega.Succeed())
	return b.String()
}

func TestTerminal(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden(t, name+".txt", []byte(terminal(t, run, render.Options{Report: "reports/out/report.html"})))
		})
	}
}

// What kept the run from going on is said beyond the stop of the host, too.
func TestTerminalSaysWhyALoginDidNotGetOn(t *testing.T) {
	t.Parallel()
	run := samples()["no-s256"]
	for i := 4; i < len(run.Journey); i++ {
		run.Journey[i].Status, run.Journey[i].Title = result.StepNotReached, "not reached"
	}
	run.Journey[4].Title = "the login did not get on: there is nothing to press"
	out := terminal(t, run, render.Options{})
	gomega.NewWithT(t).Expect(out).To(gomega.And(
		gomega.ContainSubstring("· login     the login did not get on: there is nothing to press"),
		gomega.ContainSubstring("· token, session, tools: not reached"),
	))
}

func TestTerminalFitsOneScreen(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		for _, width := range []int{0, 60, 100} {
			out := terminal(t, run, render.Options{Width: width})
			g := gomega.NewWithT(t)
			g.Expect(strings.Count(out, "\n")).To(gomega.BeNumerically("<", 40), "%s at %d", name, width)
		}
	}
}

func TestTerminalWritesNoControlCharacterOfTheTarget(t *testing.T) {
	t.Parallel()
	out := terminal(t, samples()["hostile"], render.Options{})
	for _, r := range out {
		if r != '\n' && (r < 0x20 || r == 0x7f || (r >= 0x80 && r < 0xa0) || r == '\u202e') {
			t.Fatalf("control character %U in the terminal output:\n%q", r, out)
		}
	}
}

func TestTerminalColorsOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run := samples()["no-s256"]
	colored := terminal(t, run, render.Options{Color: true})
	g.Expect(colored).To(gomega.ContainSubstring("\x1b[31m✘\x1b[0m"))
	g.Expect(terminal(t, run, render.Options{})).NotTo(gomega.ContainSubstring("\x1b"))
}

func TestTheTotalsFitTheLine(t *testing.T) {
	t.Parallel()
	run := samples()["no-s256"]
	run.Totals = result.Totals{Pass: 241, Fail: 13, Warn: 24, Blocked: 101, NotApplicable: 119, Error: 3}
	out := terminal(t, run, render.Options{Report: "reports/out/report.html"})
	g := gomega.NewWithT(t)
	g.Expect(out).To(gomega.ContainSubstring("119 n/a · 3 harness errors\n  reports/out/report.html\n"))
	for line := range strings.SplitSeq(out, "\n") {
		g.Expect(len([]rune(line))).To(gomega.BeNumerically("<=", 80), line)
	}
}

func TestAFixIsCutBetweenSentencesOnly(t *testing.T) {
	t.Parallel()
	run := samples()["no-s256"]
	run.Diagnoses[0].Fix = strings.Repeat("Serve the document where clients look for it. ", 40)
	out := terminal(t, run, render.Options{})
	g := gomega.NewWithT(t)
	g.Expect(strings.Join(strings.Fields(out), " ")).To(gomega.ContainSubstring("clients look for it. More in the report. Because"))
	g.Expect(strings.Count(out, "\n")).To(gomega.BeNumerically("<", 40))
}

func TestWhatARunDidNotSeeIsNothingToMend(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run := samples()["clean"]
	run.Verdict.Connects = result.ConnectsYes
	run.Diagnoses = []result.Diagnosis{{ID: "harness.interrupted", Owner: "harness", Cause: "The run was interrupted.", Fix: "Run it again."}}
	g.Expect(terminal(t, run, render.Options{})).To(gomega.ContainSubstring("What this run leaves open:\n  Cause "))
	run.Diagnoses = append([]result.Diagnosis{{ID: "code.replay", Owner: "authorization server", Cause: "A code works twice."}}, run.Diagnoses...)
	g.Expect(terminal(t, run, render.Options{})).To(gomega.ContainSubstring("One thing to mend all the same:\n  Cause    A code"))
	run.Diagnoses[0], run.Diagnoses[1] = run.Diagnoses[1], run.Diagnoses[0]
	g.Expect(terminal(t, run, render.Options{})).To(gomega.ContainSubstring("2 causes, this one first:\n  Cause    The run"))
	run.Diagnoses = run.Diagnoses[:1]
	var page strings.Builder
	g.Expect(render.HTML(&page, run)).To(gomega.Succeed())
	g.Expect(page.String()).To(gomega.ContainSubstring(">What this run leaves open</h2>"))
}

func TestWhyARunDoesNotPassThatItsBaselineKnows(t *testing.T) {
	t.Parallel()
	run := samples()["no-s256"]
	for why, gate := range map[string]result.Gate{
		"":                         {Baseline: "known.json"},
		"status is 2 all the same": {Baseline: "known.json", ExitStatus: 2},
		"status is 1 all the same: ChatGPT does not connect, which no baseline excuses.": {
			Baseline: "known.json", ExitStatus: 1, Known: []result.Standing{{Check: "discovery.as.pkce-s256"}, {Check: "a.b.c"}},
		},
	} {
		g := gomega.NewWithT(t)
		run.Gate = &gate
		blocked := result.Check{ID: "a.b.d", Verdict: result.Blocked, BlockedBy: []string{"a.b.c"}}
		run.Checks = []result.Check{run.Checks[0], blocked}
		var out, page strings.Builder
		g.Expect(render.Gate(&out, run, render.Options{})).To(gomega.Succeed())
		g.Expect(render.Markdown(&page, run)).To(gomega.Succeed())
		for _, text := range []string{out.String(), page.String()} {
			if why == "" {
				g.Expect(text).NotTo(gomega.ContainSubstring("all the same"))
			}
			g.Expect(strings.Join(strings.Fields(text), " ")).To(gomega.ContainSubstring(why))
		}
		for line := range strings.SplitSeq(out.String(), "\n") {
			g.Expect(len([]rune(line))).To(gomega.BeNumerically("<=", 80), line)
		}
	}
}
