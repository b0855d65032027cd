//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login/browser"
)

// However a run ends while its browser is open, no process of that stays behind, and no profile.
func TestABrowserEndsWithTheProgram(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("-short: Chromium is not started")
	}
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs Chromium")
	}
	for name, c := range map[string]struct {
		signal syscall.Signal
		group  bool // to all that was started with it, as a terminal sends Ctrl-C
	}{
		"interrupted": {syscall.SIGINT, true}, "asked to end": {syscall.SIGTERM, false}, "killed": {syscall.SIGKILL, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			target, loggingIn, _ := registering(t, "")
			program, err := os.Executable()
			g.Expect(err).NotTo(gomega.HaveOccurred())
			temp, err := os.MkdirTemp("", "left-*") //nolint:usetesting // the path of a socket in it is not to get too long
			g.Expect(err).NotTo(gomega.HaveOccurred())
			t.Cleanup(func() { _ = os.RemoveAll(temp) })
			cmd := exec.CommandContext(t.Context(), program, target+"/mcp", "--login", "browser", "--user", "u", "--labels", "token.code.single-use", "--timeout", "2m")
			cmd.Dir, cmd.Env = t.TempDir(), append(os.Environ(), actAsProgram+"=1", "MCPCONFORM_LOGIN_CODE=1", "TMPDIR="+temp)
			cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
			g.Expect(cmd.Start()).To(gomega.Succeed())
			g.Eventually(loggingIn, time.Minute).Should(gomega.BeClosed())
			g.Expect(processesOf(t, temp)).NotTo(gomega.BeZero(), "the browser is open")
			to := cmd.Process.Pid
			if c.group {
				to = -to
			}
			g.Expect(syscall.Kill(to, c.signal)).To(gomega.Succeed())
			_ = cmd.Wait() // it tells by the exit status
			g.Eventually(func(g gomega.Gomega) {
				g.Expect(processesOf(t, temp)).To(gomega.BeZero())
				g.Expect(os.ReadDir(temp)).To(gomega.BeEmpty())
			}, time.Minute, 50*time.Millisecond).Should(gomega.Succeed())
		})
	}
}

// processesOf counts the processes whose command line names the path. Linux tells by itself; ps need not be
// installed there.
func processesOf(t *testing.T, path string) int {
	t.Helper()
	lines, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) == 0 {
		all, err := exec.CommandContext(t.Context(), "ps", "-Ao", "args").Output()
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(all, []byte(path))
	}
	count := 0
	for _, line := range lines {
		text, _ := os.ReadFile(line) // empty of one that has ended meanwhile
		count += bytes.Count(text, []byte(path))
	}
	return count
}
