package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

func TestDiffSaysWhatChangedAndWhetherItGotWorse(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	g.Expect(run(t, dir, nil, "self", "--labels", "token", "--out", "good").code).To(gomega.Equal(0))
	g.Expect(run(t, dir, nil, "self", "--labels", "token", "--out", "bad", "--fault", "code-reuse").code).To(gomega.Equal(1))
	good, bad := filepath.Join("good", "run.json"), filepath.Join("bad", "run.json")

	r := run(t, dir, nil, "diff", good, bad)
	g.Expect(r.code).To(gomega.Equal(1), r.out+r.err)
	g.Expect(r.out).To(gomega.MatchRegexp(`(?s)Got worse\n.*  fail     token\.code\.single-use   was pass\n.*Causes that are new\n  An authorization code can be`))

	r = run(t, dir, nil, "diff", "bad", "good")
	g.Expect(r.out).To(gomega.ContainSubstring("The first of the two is the later run"))
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.out).To(gomega.MatchRegexp(`(?s)Got better\n.*token\.code\.single-use   was fail\n.*Causes that are gone\n`))

	r = run(t, dir, nil, "diff", good, good)
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.out).To(gomega.ContainSubstring("Nothing changed."))
}

func TestWhatDiffCannotCompareIsOneSentence(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	write(t, dir, "baseline.json", `{"schema":"1","known":[]}`)
	write(t, dir, "report.md", "# report")
	for says, args := range map[string][]string{
		"two arguments, the run.json of an earlier and of a later run; it was given 1": {"baseline.json"},
		"cannot be read": {"absent.json", "absent.json"},
		"baseline.json: not a run.json: it has no checks": {"baseline.json", "baseline.json"},
		"report.md: not a run.json":                       {"report.md", "report.md"},
		"cannot be read: open run.json":                   {".", "."},
	} {
		r := run(t, dir, nil, append([]string{"diff"}, args...)...)
		g.Expect(r.code).To(gomega.Equal(2), r.out)
		g.Expect(r.err).To(gomega.ContainSubstring(says))
		g.Expect(strings.Count(r.err, "\n")).To(gomega.Equal(1), r.err)
	}
}
