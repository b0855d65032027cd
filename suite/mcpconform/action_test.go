package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

// The step of the GitHub Action ends as the run ended, and leaves the report where GitHub shows it.
func TestTheActionEndsAsTheRunAndShowsItsReport(t *testing.T) {
	t.Parallel()
	for args, wanted := range map[string]struct {
		status           int
		connects, target string // without a target, the one of mcpconform.yaml
	}{
		"--no-color": {0, "connects=yes\n", "self"},
		"--fault s256-not-advertised --labels discovery": {1, "connects=no\n", "self"},
		"--fault no-such-fault":                          {2, "", "self"},
		"--labels discovery":                             {0, "connects=unknown\n", ""},
		"--labels discovery --baseline known.json":       {1, "connects=unknown\n", "self"},
	} {
		g := gomega.NewWithT(t)
		dir := t.TempDir()
		write(t, dir, "mcpconform.yaml", "target: self\n")
		write(t, dir, "known.json", `{"schema":"1","known":[{"check":"discovery.as.pkce-s256","verdict":"fail","reason":"next week"}]}`)
		write(t, dir, "report/run.json", `  "connects": "yes"`) // of an earlier run, which says nothing of this one
		write(t, dir, "report/report.md", "an earlier run")
		script, err := filepath.Abs("../../.github/actions/mcpconform/run.sh")
		g.Expect(err).NotTo(gomega.HaveOccurred())
		program, err := os.Executable()
		g.Expect(err).NotTo(gomega.HaveOccurred())
		cmd := exec.CommandContext(t.Context(), "bash", script)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), actAsProgram+"=1", "MCPCONFORM_BIN="+program, "TARGET="+wanted.target, "OUT=report", "ARGS="+args,
			"GITHUB_STEP_SUMMARY="+filepath.Join(dir, "summary"), "GITHUB_OUTPUT="+filepath.Join(dir, "output"))
		var exited *exec.ExitError
		if out, err := cmd.CombinedOutput(); err != nil && !errors.As(err, &exited) {
			t.Fatalf("%v: %s", err, out)
		}
		g.Expect(cmd.ProcessState.ExitCode()).To(gomega.Equal(wanted.status), args)
		output, _ := os.ReadFile(filepath.Join(dir, "output")) // there is none where the run never began
		g.Expect(string(output)).To(gomega.Equal(wanted.connects), args)
		summary, _ := os.ReadFile(filepath.Join(dir, "summary"))
		report, _ := os.ReadFile(filepath.Join(dir, "report", "report.md"))
		if wanted.connects == "" {
			g.Expect(summary).To(gomega.BeEmpty(), args)
			continue
		}
		g.Expect(summary).To(gomega.Equal(report), args)
		g.Expect(string(report)).NotTo(gomega.Equal("an earlier run"), args)
		if strings.Contains(args, "--baseline") {
			g.Expect(string(summary)).To(gomega.ContainSubstring("| fixed | 1 | "))
			g.Expect(string(summary)).To(gomega.ContainSubstring("discovery.as.pkce-s256 (next week)"))
		}
	}
}
