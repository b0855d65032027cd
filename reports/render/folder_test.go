package render_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

func TestFolderHoldsARunThatReadsBackAsItWas(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := filepath.Join(t.TempDir(), "made", "for", "it")
	run := samples()["many"]
	g.Expect(render.Folder(dir, run)).To(gomega.Succeed())
	raw, err := os.ReadFile(filepath.Join(dir, "run.json"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	read, err := result.Read(bytes.NewReader(raw))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	var again bytes.Buffer
	g.Expect(render.JSON(&again, read)).To(gomega.Succeed())
	g.Expect(again.String()).To(gomega.Equal(string(raw)))
}

func TestFolderLeavesWhatIsNotItsOwn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	g.Expect(os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o600)).To(gomega.Succeed())
	g.Expect(render.Folder(dir, samples()["clean"])).To(gomega.Succeed())
	g.Expect(render.Folder(dir, samples()["many"])).To(gomega.Succeed(), "a second run replaces the first")
	g.Expect(os.ReadFile(filepath.Join(dir, "notes.txt"))).To(gomega.Equal([]byte("mine")))
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(left).To(gomega.BeEmpty(), "temporary files")
}

func TestFolderNamesTheFileItCannotWrite(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	g.Expect(os.MkdirAll(filepath.Join(dir, "run.json", "x"), 0o755)).To(gomega.Succeed())
	g.Expect(render.Folder(dir, samples()["clean"])).To(gomega.MatchError(gomega.ContainSubstring("cannot write run.json")))
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(left).To(gomega.BeEmpty(), "temporary files")
}
