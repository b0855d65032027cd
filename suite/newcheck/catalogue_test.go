package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

const root = "../.."

// TestNoTemplateTextIsLeft keeps a half-written check out of the catalogue.
func TestNoTemplateTextIsLeft(t *testing.T) {
	t.Parallel()
	for _, dir := range []string{checksDir, faultsDir} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			for i, line := range strings.Split(string(text), "\n") {
				if strings.Contains(line, marker) {
					t.Errorf("%s:%d: template text is left: %s", path, i+1, strings.TrimSpace(line))
				}
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestWhatIsScaffoldedCompiles builds a new check, in a known and in a new
// area, and a new fault, as if they stood in this repository.
func TestWhatIsScaffoldedCompiles(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	scratch := t.TempDir()
	g.Expect(os.CopyFS(filepath.Join(scratch, checksDir), os.DirFS(filepath.Join(root, checksDir)))).To(gomega.Succeed())
	for _, id := range []string{"token.scaffold.compiles", "scaffold.new.area"} {
		_, err := scaffold(scratch, id, "scaffold-compiles")
		g.Expect(err).NotTo(gomega.HaveOccurred())
	}

	overlay := struct{ Replace map[string]string }{map[string]string{}}
	there, err := filepath.Abs(root)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for _, file := range []string{
		catalogue, checksDir + "/token/scaffold_compiles.go", checksDir + "/scaffold/doc.go",
		checksDir + "/scaffold/new_area.go", faultsDir + "/scaffold_compiles.go",
	} {
		overlay.Replace[filepath.Join(there, file)] = filepath.Join(scratch, file)
	}
	text, err := json.Marshal(overlay)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	list := filepath.Join(scratch, "overlay.json")
	g.Expect(os.WriteFile(list, text, 0o600)).To(gomega.Succeed())
	build := exec.Command("go", "build", "-overlay", list, "./"+checksDir+"/...", "./"+faultsDir)
	build.Dir = root
	output, err := build.CombinedOutput()
	g.Expect(err).NotTo(gomega.HaveOccurred(), string(output))
}
