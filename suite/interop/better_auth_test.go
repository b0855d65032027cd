//go:build unix

package interop

import (
	"os/exec"
	"testing"

	"github.com/mcpconform/mcpconform/suite/login/browser"
)

func TestBetterAuthVerdicts(t *testing.T) {
	t.Parallel()
	spec := needNode(t, BetterAuth("better-auth"))
	if err := exec.CommandContext(t.Context(), "node", "--eval", "require('node:sqlite')").Run(); err != nil {
		t.Skip("node is older than 22 and has no database of its own; make setup installs Node 22")
	}
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs Chromium")
	}
	verdicts(t, spec)
}
