package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

func TestEveryReportSaysHowItLoggedInAndWhatWasLeftOut(t *testing.T) {
	t.Parallel()
	terminal := func(w io.Writer, run *result.Run) error { return render.Terminal(w, run, render.Options{}) }
	for name, draw := range map[string]func(io.Writer, *result.Run) error{
		"terminal": terminal, "html": render.HTML, "markdown": render.Markdown,
	} {
		g := gomega.NewWithT(t)
		run := clean()
		run.Login = &result.Login{Way: "form", Why: "an account was given"}
		run.LeftOut = []result.AreaCount{{Area: "token", Checks: 40}, {Area: "tools", Checks: 2}}
		var b bytes.Buffer
		g.Expect(draw(&b, run)).To(gomega.Succeed(), name)
		said := strings.Join(strings.Fields(b.String()), " ")
		g.Expect(said).To(gomega.ContainSubstring("Login: form (an account was given)"), name)
		g.Expect(said).To(gomega.ContainSubstring("42 of 51 checks need a login and were left out, as --login none asks: 40 token, 2 tools."), name)
	}
}
