package launch_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/login/browser"
)

const twoSecrets = `steps:
  - fill: Name
    with: ${user}
  - fill: Password
    with: ${code}
  - code: Code
    totp: ${LAUNCH_TEST_TOTP}
`

// recipeFile writes a recipe into a folder of its own.
func recipeFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "login.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A recipe is one for all accounts of a run; what it refers to is each account's own.
//
//nolint:paralleltest // it sets the environment
func TestEachAccountBringsTheValuesOfTheRecipe(t *testing.T) {
	g := gomega.NewWithT(t)
	t.Setenv("LAUNCH_TEST_TOTP", "JBSWY3DPEHPK3PXP")
	cfg := &config.Config{
		Login: "auto", Token: "not used", Recipe: recipeFile(t, twoSecrets),
		User: "a@example.test", LoginCode: "1", User2: "b@example.test", LoginCode2: "2",
	}
	_, _, err := launch.Prepare(t.Context(), cfg, "http://127.0.0.1:1/mcp", result.Tool{})
	g.Expect(err).To(gomega.MatchError(gomega.HaveSuffix(
		"login.yaml:6: the environment variable LAUNCH_TEST_TOTP_2 is not set; the recipe refers to it, for the second account of LAUNCH_TEST_TOTP")))
	g.Expect(err).To(gomega.BeAssignableToTypeOf(&config.Usage{}))

	t.Setenv("LAUNCH_TEST_TOTP_2", "GEZDGNBVGY3TQOJQ")
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs one")
	}
	opts, release, err := launch.Prepare(t.Context(), cfg, "http://127.0.0.1:1/mcp", result.Tool{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	release()
	g.Expect(opts.Means.Token).To(gomega.BeEmpty(), "a recipe is there to be followed")
	g.Expect(opts.Means.Driver.Name()).To(gomega.Equal("browser"))
	g.Expect(opts.Means.Accounts).To(gomega.HaveLen(2))
	g.Expect(opts.Means.Accounts[0].Recipe.Values).To(gomega.Equal(map[string]string{"user": "a@example.test", "code": "1", "LAUNCH_TEST_TOTP": "JBSWY3DPEHPK3PXP"}))
	g.Expect(opts.Means.Accounts[1].Recipe.Values).To(gomega.Equal(map[string]string{"user": "b@example.test", "code": "2", "LAUNCH_TEST_TOTP": "GEZDGNBVGY3TQOJQ"}))
	g.Expect(*opts.Login()).To(gomega.Equal(result.Login{Way: "browser", Why: "a recipe is followed in one"}))
}

//nolint:paralleltest // it sets the environment
func TestAWindowNeedsADisplay(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("where a window is shown is told by the environment on Linux only")
	}
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	for _, target := range []string{"http://127.0.0.1:1/mcp", config.Self} {
		_, _, err := launch.Prepare(t.Context(), &config.Config{Login: "browser", Headed: true}, target, result.Tool{})
		gomega.NewWithT(t).Expect(err).To(gomega.MatchError(gomega.ContainSubstring("--headed needs a display")))
	}
}
