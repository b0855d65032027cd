package diagnose_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/diagnose"
)

var update = flag.Bool("update", false, "write CAUSES.md anew")

func TestCausesDocumentIsCurrent(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var b bytes.Buffer
	g.Expect(diagnose.Catalogue(&b)).To(gomega.Succeed())
	if *update {
		g.Expect(os.WriteFile("CAUSES.md", b.Bytes(), 0o644)).To(gomega.Succeed())
		return
	}
	g.Expect(os.ReadFile("CAUSES.md")).To(gomega.Equal(b.Bytes()), "run go test ./reports/diagnose -update")
}
