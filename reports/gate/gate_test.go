package gate_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/gate"
	"github.com/mcpconform/mcpconform/reports/result"
)

func played(connects result.Connects, checks ...result.Check) *result.Run {
	return &result.Run{Verdict: result.Verdict{Connects: connects}, Checks: checks, Totals: result.Count(checks)}
}

func is(id string, v result.Outcome, blockedBy ...string) result.Check {
	return result.Check{ID: id, Verdict: v, BlockedBy: blockedBy}
}

func known(entries ...gate.Entry) *gate.Baseline {
	return &gate.Baseline{Schema: gate.Schema, Known: entries}
}

func exists(id string) bool { return id != "gone" }

func TestTheExitStatus(t *testing.T) {
	t.Parallel()
	const pass, warn, fail, blocked, na = result.Pass, result.Warn, result.Fail, result.Blocked, result.NotApplicable
	a, b := gate.Entry{Check: "a", Verdict: fail}, gate.Entry{Check: "b", Verdict: warn}
	for name, c := range map[string]struct {
		run  *result.Run
		base *gate.Baseline
		on   gate.Measure
		code int
	}{
		"nothing":                      {played("yes", is("a", pass)), nil, gate.OnFail, 0},
		"a warning":                    {played("yes", is("a", warn)), nil, gate.OnFail, 0},
		"a warning that counts":        {played("yes", is("a", warn)), nil, gate.OnWarn, 1},
		"a failure":                    {played("yes", is("a", fail)), nil, gate.OnFail, 1},
		"known":                        {played("yes", is("a", fail)), known(a), gate.OnFail, 0},
		"known, and another":           {played("yes", is("a", fail), is("c", fail)), known(a), gate.OnFail, 1},
		"fixed":                        {played("yes", is("a", pass)), known(a), gate.OnFail, 1},
		"half fixed":                   {played("yes", is("a", warn)), known(a), gate.OnFail, 1},
		"half fixed, and that counts":  {played("yes", is("a", warn)), known(a), gate.OnWarn, 0},
		"known to warn, and fails":     {played("yes", is("b", fail)), known(b), gate.OnWarn, 1},
		"known to warn, not asked":     {played("yes", is("b", warn)), known(b), gate.OnFail, 0},
		"does not apply":               {played("yes", is("a", na)), known(a), gate.OnFail, 1},
		"no such check":                {played("yes"), known(gate.Entry{Check: "gone", Verdict: fail}), gate.OnFail, 1},
		"not played":                   {played("yes"), known(a), gate.OnFail, 0},
		"blocked":                      {played("yes", is("c", blocked, "login")), nil, gate.OnFail, 2},
		"blocked by what is known":     {played("yes", is("a", fail), is("c", blocked, "a")), known(a), gate.OnFail, 0},
		"blocked by more than that":    {played("yes", is("a", fail), is("c", blocked, "a", "login")), known(a), gate.OnFail, 2},
		"known, and not judged":        {played("yes", is("a", blocked, "login")), known(a), gate.OnFail, 2},
		"does not connect, and more":   {played("no", is("c", blocked, "login")), nil, gate.OnFail, 1},
		"the harness":                  {played("yes", is("a", result.Errored)), known(a), gate.OnFail, 3},
		"known, and does not connect":  {played("no", is("a", fail)), known(a), gate.OnFail, 1},
		"does not connect, by nothing": {played("no"), nil, gate.OnFail, 1},
	} {
		if got := gate.Judge(c.run, c.base, c.on, exists).ExitStatus; got != c.code {
			t.Errorf("%s: %d, want %d", name, got, c.code)
		}
		if c.base == nil && c.on == gate.OnFail && c.run.ExitCode() != c.code {
			t.Errorf("%s: without a baseline it is not that of the run, %d", name, c.run.ExitCode())
		}
	}
}

func TestABaselineIsWrittenAnew(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	earlier := known(gate.Entry{Check: "b", Verdict: result.Fail, Reason: "next week"}, gate.Entry{Check: "c", Verdict: result.Fail},
		gate.Entry{Check: "d", Verdict: result.Fail}, gate.Entry{Check: "gone", Verdict: result.Fail})
	run := played("yes", is("b", result.Fail), is("c", result.Pass), is("d", result.Blocked), is("a", result.Fail), is("e", result.Warn))
	var text bytes.Buffer
	g.Expect(gate.Of(run, gate.OnFail, earlier, exists).Write(&text)).To(gomega.Succeed())
	b, err := gate.Read(&text)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(b.Known).To(gomega.Equal([]gate.Entry{
		{Check: "a", Verdict: result.Fail}, {Check: "b", Verdict: result.Fail, Reason: "next week"}, {Check: "d", Verdict: result.Fail},
	}))
}

func TestWhatIsNoBaseline(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"":                             "no baseline",
		"[]":                           "no baseline",
		`{"schema":"1","knwon":[]}`:    "knwon",
		`{"schema":"1","known":[]} []`: "something follows",
		`{"schema":"2","known":[]}`:    `"2"`,
		`{"schema":"1","known":[{"verdict":"fail"}]}`:                                                "entry 1",
		`{"schema":"1","known":[{"check":"a","verdict":"pass"}]}`:                                    `a as "pass"`,
		`{"schema":"1","known":[{"check":"a","verdict":"fail"},{"check":"a","verdict":"fail"}]}`:     "a twice",
		`{"schema":"1","known":[{"check":"a","verdict":"fail","reason":"b"}],"known":[{"check":7}]}`: "no baseline",
	} {
		g := gomega.NewWithT(t)
		_, err := gate.Read(strings.NewReader(text))
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)), text)
	}
}
