package main

import (
	"path/filepath"
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

	r = run(t, dir, nil, "diff", bad, good)
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.out).To(gomega.MatchRegexp(`(?s)Got better\n.*token\.code\.single-use   was fail\n.*Causes that are gone\n`))

	r = run(t, dir, nil, "diff", good, good)
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.out).To(gomega.ContainSubstring("Nothing changed."))
}
