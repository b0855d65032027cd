package main

import (
	"io"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

func TestDifferencesAreFoundBothWays(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := map[string]string{"same": "pass", "other": "pass", "gone": "n/a"}
	b := map[string]string{"same": "pass", "other": "warn", "new": "pass"}
	g.Expect(differences(a, b)).To(gomega.Equal([]string{"gone", "new", "other"}))
	g.Expect(differences(a, a)).To(gomega.BeEmpty())
}

func TestFiguresAreTheMiddleAndTheHighest(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var f figures
	for i, ms := range []int{300, 100, 200} {
		f.add(played{play: time.Duration(ms) * time.Millisecond, whole: time.Second, kilobytes: int64(i+1) << 10})
	}
	g.Expect(f.String()).To(gomega.Equal("play 200ms, at most 300ms; process 1s, at most 1s; at most 3 MB"))
}

func TestAProgramThatReportsNothingIsAnError(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, err := compare(t.Context(), 2, []string{"true", "self"}, io.Discard)
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("no run.json")))
	_, err = compare(t.Context(), 2, []string{"./there-is-no-such-program"}, io.Discard)
	g.Expect(err).To(gomega.HaveOccurred())
}

// The verdict of the run is compared too, and is none of a check.
func TestOnlyChecksAreCounted(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var p played
	p.take(&result.Run{Verdict: result.Verdict{Connects: result.ConnectsYes}, Checks: []result.Check{{ID: "a", Verdict: result.Pass}}})
	g.Expect(p.checks).To(gomega.Equal(1))
	g.Expect(p.verdicts).To(gomega.Equal(map[string]string{"a": "pass", "the run": "yes"}))
}
