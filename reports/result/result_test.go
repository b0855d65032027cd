package result_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

func TestARunReadsBack(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run := &result.Run{
		Schema: result.Schema, Target: result.Target{URL: "https://mcp.acme.test/mcp"},
		Exchanges: []result.Exchange{{N: 1, Request: result.Request{URL: "https://mcp.acme.test/mcp"}}},
		Checks:    []result.Check{{ID: "token.code.single-use", Verdict: result.NotApplicable, Why: "<why>"}},
	}
	var b bytes.Buffer
	g.Expect(result.Write(&b, run)).To(gomega.Succeed())
	g.Expect(b.String()).To(gomega.ContainSubstring(`"verdict": "n/a"`))
	g.Expect(b.String()).To(gomega.ContainSubstring(`"<why>"`), "JSON for people: no HTML escapes")
	g.Expect(b.String()).NotTo(gomega.ContainSubstring("null"), "empty lists are lists")
	g.Expect(run.Journey).To(gomega.BeNil(), "the caller's run stays as it was")
	read, err := result.Read(&b)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(read.Checks[0].Why).To(gomega.Equal("<why>"))
	g.Expect(read.Exchanges[0].Request.URL).To(gomega.Equal("https://mcp.acme.test/mcp"))
}

func TestReadRefusesWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, err := result.Read(strings.NewReader(`{"schema":"2"}`))
	g.Expect(err).To(gomega.MatchError(`run.json has schema "2"; this version reads schema "1"`))
	_, err = result.Read(strings.NewReader("<html>"))
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("not a run.json")))
}

func TestCountAndExitCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		verdicts string
		connects result.Connects
		exit     int
	}{
		{"pass warn n/a", result.ConnectsYes, 0},
		{"pass", result.ConnectsNo, 1},
		{"pass fail blocked", result.ConnectsYes, 1},
		{"pass blocked", result.ConnectsUnknown, 2},
		{"pass blocked", result.ConnectsNo, 1}, // a login that the target refuses fails no check
		{"fail error", result.ConnectsNo, 3},
		{"", result.ConnectsYes, 0},
	} {
		run := &result.Run{Verdict: result.Verdict{Connects: c.connects}}
		for _, v := range strings.Fields(c.verdicts) {
			run.Checks = append(run.Checks, result.Check{Verdict: result.Outcome(v)})
		}
		run.Totals = result.Count(run.Checks)
		g := gomega.NewWithT(t)
		g.Expect(run.ExitCode()).To(gomega.Equal(c.exit), c.verdicts)
		sum := run.Totals
		g.Expect(sum.Pass + sum.Fail + sum.Warn + sum.Blocked + sum.NotApplicable + sum.Error).To(gomega.Equal(len(run.Checks)))
	}
}
