package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

// project writes a throw-away module with one test file and returns its folder.
func project(t *testing.T, test string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":     "module example.test/m\n\ngo 1.26\n",
		"m_test.go":  "package m\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nvar _ = os.Exit\n\n" + test,
		"sub/sub.go": "package sub\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	t.Parallel()
	const pass = "func TestGood(t *testing.T) {}\n"
	const skip = "func TestIdle(t *testing.T) { t.Run(\"sub\", func(t *testing.T) { t.Skip(\"no browser here\") }) }\n"
	for _, c := range []struct {
		name, test string
		requireAll bool
		failed     bool
		says       []string
		not        string
	}{
		{name: "all pass", test: pass, says: []string{"ok  \texample.test/m", "1 passed, 0 failed, 0 skipped"}},
		{name: "a skip is named", test: pass + skip,
			says: []string{"skipped: example.test/m TestIdle/sub: no browser here", "2 passed, 0 failed, 1 skipped"}, not: "REQUIRE_ALL"},
		{name: "a skip fails when all are required", test: pass + skip, requireAll: true, failed: true,
			says: []string{"TestIdle/sub: no browser here", "REQUIRE_ALL=1: a skipped test is a failure"}},
		{name: "a failure shows its output", test: pass + "func TestBad(t *testing.T) { t.Error(\"one is not two\") }\n", failed: true,
			says: []string{"one is not two", "FAIL\texample.test/m", "1 passed, 1 failed, 0 skipped"}},
		{name: "an exit in mid-test fails", test: "func TestGone(t *testing.T) { t.Log(\"last words\"); os.Exit(3) }\n", failed: true,
			says: []string{"last words", "FAIL\texample.test/m"}},
		{name: "what does not build fails", test: "func TestNot(t *testing.T) { undefined() }\n", failed: true,
			says: []string{"undefined: undefined", "FAIL"}},
		{name: "no test at all fails", test: "", failed: true, says: []string{"no test ran"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			var out bytes.Buffer
			failed, err := run(t.Context(), project(t, c.test), []string{"./..."}, c.requireAll, &out)
			if err != nil && !c.failed {
				t.Fatal(err)
			}
			g.Expect(failed).To(gomega.Equal(c.failed), out.String())
			for _, text := range c.says {
				g.Expect(out.String()).To(gomega.ContainSubstring(text))
			}
			if c.not != "" {
				g.Expect(out.String()).NotTo(gomega.ContainSubstring(c.not))
			}
		})
	}
}

func TestVerboseShowsWhatAPassingTestLogs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	const loud = "func TestLoud(t *testing.T) { t.Log(\"a funnel\") }\n"
	for _, args := range [][]string{{"./..."}, {"-v", "./..."}} {
		var out bytes.Buffer
		failed, err := run(t.Context(), project(t, loud), args, false, &out)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(failed).To(gomega.BeFalse())
		g.Expect(strings.Contains(out.String(), "a funnel")).To(gomega.Equal(len(args) == 2))
	}
}

func TestReasonJoinsWhatTheTestSaid(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	lines := strings.SplitAfter("    x_test.go:7: no chromium;\n        make setup installs it\n--- SKIP: TestX (0.00s)\n", "\n")
	g.Expect(reason(lines)).To(gomega.Equal("no chromium; make setup installs it"))
	g.Expect(reason(nil)).To(gomega.Equal("no reason given"))
}
