package render_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

// A run that went through a proxy says so, too.
func TestARunThroughAProxySaysSo(t *testing.T) {
	t.Parallel()
	terminal := func(w io.Writer, run *result.Run) error { return render.Terminal(w, run, render.Options{}) }
	for name, draw := range map[string]func(io.Writer, *result.Run) error{
		"terminal": terminal, "html": render.HTML, "markdown": render.Markdown,
	} {
		g := gomega.NewWithT(t)
		run := clean()
		run.Target.Proxy = "proxy.example:3128"
		var b bytes.Buffer
		g.Expect(draw(&b, run)).To(gomega.Succeed(), name)
		g.Expect(b.String()).To(gomega.ContainSubstring("Played through the proxy proxy.example:3128"), name)
	}
}

// A run without verified certificates says so wherever its verdict is read.
func TestARunWithoutVerifiedCertificatesSaysSo(t *testing.T) {
	t.Parallel()
	terminal := func(w io.Writer, run *result.Run) error { return render.Terminal(w, run, render.Options{}) }
	for name, draw := range map[string]func(io.Writer, *result.Run) error{
		"terminal": terminal, "html": render.HTML, "markdown": render.Markdown,
	} {
		for _, insecure := range []bool{false, true} {
			g := gomega.NewWithT(t)
			run := clean()
			run.Target.Insecure = insecure
			var b bytes.Buffer
			g.Expect(draw(&b, run)).To(gomega.Succeed(), name)
			g.Expect(bytes.Contains(b.Bytes(), []byte("Certificates were not verified (--insecure)"))).To(gomega.Equal(insecure), name)
		}
	}
}
