package main

import (
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/onsi/gomega"
)

// A folder that is taken away in the middle of a run takes the report with it, and not what the run found.
func TestARunThatCannotBeWrittenIsStillShown(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	var once sync.Once
	target := lookedAt(t)
	target.meanwhile = func(*http.Request) {
		once.Do(func() {
			g.Expect(os.RemoveAll(filepath.Join(dir, "gone"))).To(gomega.Succeed())
			write(t, dir, "gone", "a file where the folder was")
		})
	}
	r := run(t, dir, nil, target.URL+"/mcp", "--login", "none", "--out", "gone/report", "--labels", "discovery.challenge.unauthorized")
	g.Expect(r.code).To(gomega.Equal(2), r.out)
	g.Expect(r.err).To(gomega.ContainSubstring("the report cannot be written to gone/report"))
	g.Expect(r.out).To(gomega.ContainSubstring("1 pass"), r.err)
	g.Expect(r.out).NotTo(gomega.ContainSubstring("report.html"))

	r = run(t, dir, nil, "self", "--labels", "token.code.single-use", "--fault", "code-reuse", "--baseline", "report/known.json", "--write-baseline", "--out", "report")
	g.Expect(r.code).To(gomega.Equal(0), r.err)
	g.Expect(filepath.Join(dir, "report", "known.json")).To(gomega.BeARegularFile())
}
