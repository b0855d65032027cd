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

// A screenshot goes beside the report that names it, and not beside that of a later run.
func TestTheScreenshotOfALogin(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	run := &result.Run{Schema: result.Schema, Journey: []result.Step{{
		Step: "login", Title: "the login did not get on", Status: result.StepNotReached,
		Screenshot: "login.png", Picture: []byte("PNG"), Console: []string{"error: <b>lost</b>"},
	}}}
	g.Expect(render.Folder(dir, run)).To(gomega.Succeed())
	g.Expect(os.ReadFile(filepath.Join(dir, "login.png"))).To(gomega.Equal([]byte("PNG")))
	for name, says := range map[string][]string{
		"report.html": {`<a href="login.png">`, "error: &lt;b&gt;lost"},
		"report.md":   {"login.png, beside the report", "error: <b>lost</b>"},
		"run.json":    {`"screenshot": "login.png"`},
	} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		g.Expect(err).NotTo(gomega.HaveOccurred())
		for _, s := range says {
			g.Expect(string(text)).To(gomega.ContainSubstring(s), name)
		}
	}
	again, err := os.Open(filepath.Join(dir, "run.json"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = again.Close() }()
	read, err := result.Read(again)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(render.Folder(dir, read)).To(gomega.Succeed())
	g.Expect(filepath.Join(dir, "login.png")).To(gomega.BeAnExistingFile(), "drawn again")
	g.Expect(render.Folder(dir, &result.Run{})).To(gomega.Succeed())
	g.Expect(filepath.Join(dir, "login.png")).NotTo(gomega.BeAnExistingFile(), "of an earlier run")
}
