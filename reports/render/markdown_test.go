package render_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

// made is what a rendering writes.
func made(t *testing.T, write func(io.Writer, *result.Run) error, run *result.Run) string {
	t.Helper()
	var b bytes.Buffer
	gomega.NewWithT(t).Expect(write(&b, run)).To(gomega.Succeed())
	return b.String()
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden(t, name+".md", []byte(made(t, render.Markdown, run)))
		})
	}
}

func TestMarkdownKeepsTheHostilePlain(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	fenced := false
	for _, line := range strings.Split(made(t, render.Markdown, samples()["hostile"]), "\n") {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
			continue
		}
		outside := strings.ReplaceAll(codeSpans(line), "](<https://", "](https://")
		if !fenced {
			g.Expect(outside).NotTo(gomega.MatchRegexp(`<[a-z/]|@everyone`), line)
		}
	}
	g.Expect(fenced).To(gomega.BeFalse(), "a fence was left open")
}

// codeSpans takes the code spans out of a line, as CommonMark §6.1 finds them.
func codeSpans(line string) string {
	var out strings.Builder
	for line != "" {
		start := strings.IndexByte(line, '`')
		if start < 0 || (start > 0 && line[start-1] == '\\') {
			out.WriteString(line)
			break
		}
		out.WriteString(line[:start])
		line = line[start:]
		n := len(line) - len(strings.TrimLeft(line, "`"))
		rest := line[n:]
		end := closing(rest, n)
		if end < 0 {
			out.WriteString(line[:n])
			line = rest
			continue
		}
		line = rest[end+n:]
	}
	return out.String()
}

// closing finds the next run of exactly n backticks.
func closing(s string, n int) int {
	for i := 0; i < len(s); i++ {
		if s[i] != '`' {
			continue
		}
		run := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
		if run == n {
			return i
		}
		i += run
	}
	return -1
}

func TestBadge(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run.Host.Name = map[bool]string{true: `<&"`, false: run.Host.Name}[name == "hostile"]
			out := made(t, render.Badge, run)
			golden(t, name+".svg", []byte(out))
			gomega.NewWithT(t).Expect(xml.Unmarshal([]byte(out), new(struct{}))).To(gomega.Succeed())
		})
	}
}

func TestManyBlockedChecksAreCounted(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run := samples()["clean"]
	for i := range 13 {
		run.Checks = append(run.Checks, result.Check{ID: fmt.Sprintf("a.b.c%d", i), Verdict: result.Blocked, BlockedBy: []string{"probe"}})
	}
	var page strings.Builder
	g.Expect(render.Markdown(&page, run)).To(gomega.Succeed())
	g.Expect(page.String()).To(gomega.ContainSubstring("- by probe: 13 checks, which report.html names\n"))
	g.Expect(page.String()).NotTo(gomega.ContainSubstring("a.b.c1"))
}
