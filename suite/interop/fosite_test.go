//go:build unix

package interop

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/onsi/gomega"
)

func TestFositeVerdicts(t *testing.T) {
	t.Parallel()
	verdicts(t, needFosite(t))
}

// needFosite builds the server; it skips when its modules are not there. They are
// a hundred, so that the first build takes half a minute and more.
func needFosite(t *testing.T) Spec {
	t.Helper()
	download := exec.CommandContext(t.Context(), "go", "mod", "download")
	download.Dir, download.Env = "fosite", append(os.Environ(), "GOPROXY=off") // what is there already is enough
	if err := download.Run(); err != nil {
		t.Skip("the modules of suite/interop/fosite are not downloaded; make setup downloads them")
	}
	binary := filepath.Join(t.TempDir(), "fosite")
	output, err := exec.CommandContext(t.Context(), "go", "build", "-C", "fosite", "-o", binary, ".").CombinedOutput()
	gomega.NewWithT(t).Expect(err).NotTo(gomega.HaveOccurred(), string(output))
	return Fosite("fosite", binary)
}
