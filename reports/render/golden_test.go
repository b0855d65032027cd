package render_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/onsi/gomega"
)

var update = flag.Bool("update", false, "write the goldens under testdata anew")

// golden compares with testdata/name, or writes it when asked to.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	g := gomega.NewWithT(t)
	path := filepath.Join("testdata", name)
	if *update {
		g.Expect(os.MkdirAll(filepath.Dir(path), 0o755)).To(gomega.Succeed())
		g.Expect(os.WriteFile(path, got, 0o644)).To(gomega.Succeed())
		return
	}
	want, err := os.ReadFile(path)
	g.Expect(err).NotTo(gomega.HaveOccurred(), "run go test with -update and review the diff")
	g.Expect(string(got)).To(gomega.Equal(string(want)), "the golden is stale; run go test with -update and review the diff")
}
