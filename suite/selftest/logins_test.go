package selftest

import (
	"net/url"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/login/browser"
	"github.com/mcpconform/mcpconform/suite/runner"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// playWith plays the selected checks against the fault-free reference with a login of choice.
func playWith(t *testing.T, cfg *config.Config, filter string) *result.Run {
	t.Helper()
	opts, release, err := launch.Prepare(t.Context(), cfg, config.Self, result.Tool{Name: "selftest"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	if opts.Checks, err = runner.Select(check.All(), filter); err != nil {
		t.Fatal(err)
	}
	return diagnosed(t.Context(), opts)
}

func allPass(t *testing.T, run *result.Run) {
	t.Helper()
	if len(run.Checks) == 0 {
		t.Error("nothing was played")
	}
	for _, k := range run.Checks {
		if k.Verdict != result.Pass && (k.Verdict != result.NotApplicable || !slices.Contains(optional, k.ID)) {
			t.Errorf("%s: %s %s; expected %s, got %s", k.ID, k.Verdict, k.Reason, k.Expected, k.Actual)
		}
	}
}

// The privy driver logs in through the API of Privy and the JSON completion endpoint, so it meets no
// consent page and sends no form.
func TestThePrivyLoginPlaysTheReference(t *testing.T) {
	t.Parallel()
	cfg := &config.Config{Login: "privy", Parallel: 8, Budget: time.Minute, Timeout: 10 * time.Second}
	allPass(t, playWith(t, cfg, "!authorize.consent.forgery && !authorize.consent.names-client && !authorize.pages.form-action"))
}

// The browser driver is driven over the reference's own pages: allow, deny, and two accounts.
func TestTheBrowserLoginPlaysTheReference(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: Chromium is not started")
	}
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs Chromium")
	}
	cfg := &config.Config{Login: "browser", Parallel: 4, Budget: time.Minute, Timeout: 10 * time.Second}
	allPass(t, playWith(t, cfg, "token.code.single-use || authorize.denial.access-denied || authorize.state.returned || authorize.pages.not-framed || authorize.login.no-307 || exchange.user.own-only"))
}

// A browser is kept from the redirect back by the pages' own policy: nothing of the check's reading of that
// policy is needed to see it, and the cause is named.
func TestTheBrowserIsKeptFromTheRedirectByAFormAction(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: Chromium is not started")
	}
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs Chromium")
	}
	g := gomega.NewWithT(t)
	cfg := &config.Config{
		Login: "browser", Faults: []string{"pages-form-action-self"}, Parallel: 4, Budget: time.Minute, Timeout: 10 * time.Second,
	}
	run := playWith(t, cfg, "token.code.single-use")
	g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsNo), run.Verdict.Summary)
	g.Expect(run.Verdict.StoppedAt).To(gomega.Equal("login"))
	g.Expect(run.Diagnoses).NotTo(gomega.BeEmpty())
	g.Expect(run.Diagnoses[0].ID).To(gomega.Equal("authorize.form-action-in-browser"))
}

// The browser gets through the pages of another server's login, which come first, to the consent page; the
// form does in every play of that variant.
func TestALoginAtAnotherServerPlaysTheReference(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: Chromium is not started")
	}
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs Chromium")
	}
	cfg := &config.Config{Login: "browser", Variants: []string{"github-login"}, Parallel: 4, Budget: time.Minute, Timeout: 10 * time.Second}
	allPass(t, playWith(t, cfg, "token.code.single-use || authorize.denial.access-denied || authorize.pages.form-action"))
}

// A server on plain http without control, as make serve starts it: what has to wait longer than the
// budget says how long, and the verdict names what a loopback server still lacks.
func TestAServerWithoutControlOnPlainHTTP(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	h, err := selfhost.Start(t.Context(), selfhost.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	g.Expect(h.MCPURL.Scheme).To(gomega.Equal("http"))
	cfg := &config.Config{
		Login: "form", User: h.Accounts[0].Email, LoginCode: h.Accounts[0].Code,
		Parallel: 8, Budget: 20 * time.Second, Timeout: 10 * time.Second,
	}
	run := playURL(t, cfg, h.MCPURL, "")
	for _, k := range run.Checks {
		switch k.Verdict {
		case result.Pass:
		case result.NotApplicable:
			g.Expect(k.Reason).NotTo(gomega.BeEmpty(), k.ID)
		default:
			t.Errorf("%s: %s %s; expected %s, got %s", k.ID, k.Verdict, k.Reason, k.Expected, k.Actual)
		}
	}
	g.Expect(reasonOf(run, "bearer.expired.refused")).To(gomega.ContainSubstring("1h5m"))
	g.Expect(reasonOf(run, "exchange.user.own-only")).To(gomega.ContainSubstring("second test account"))
	g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsYes))
	g.Expect(run.Verdict.Summary).To(gomega.ContainSubstring("public https URL"))
}

func playURL(t *testing.T, cfg *config.Config, target *url.URL, filter string) *result.Run {
	t.Helper()
	opts, release, err := launch.Prepare(t.Context(), cfg, target.String(), result.Tool{Name: "selftest"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	if opts.Checks, err = runner.Select(check.All(), filter); err != nil {
		t.Fatal(err)
	}
	return diagnosed(t.Context(), opts)
}

func reasonOf(run *result.Run, id string) string {
	for _, k := range run.Checks {
		if k.ID == id {
			return string(k.Verdict) + ": " + k.Reason
		}
	}
	return ""
}

// Two accounts of any target, given as their owner would: by the form, and by the front end's way.
func TestTwoAccountsOfAServer(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"form", "privy"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			h, err := selfhost.Start(t.Context(), selfhost.Options{Variants: []string{"profile-tool"}})
			g.Expect(err).NotTo(gomega.HaveOccurred())
			t.Cleanup(func() { _ = h.Close() })
			cfg := &config.Config{
				Login: way, User: h.Accounts[0].Email, LoginCode: h.Accounts[0].Code, PrivyAPI: h.PrivyURL, PrivyAppID: h.PrivyAppID,
				Parallel: 8, Budget: time.Minute, Timeout: 10 * time.Second,
			}
			const others = "exchange.user.own-only || bearer.users.own-data"
			for _, k := range playURL(t, cfg, h.MCPURL, others).Checks {
				g.Expect(k.Reason).To(gomega.ContainSubstring("needs a second test account"), k.ID)
			}
			cfg.User2, cfg.LoginCode2 = h.Accounts[1].Email, h.Accounts[1].Code
			for _, k := range playURL(t, cfg, h.MCPURL, others).Checks {
				g.Expect(k.Verdict).To(gomega.Equal(result.Pass), k.ID+": "+k.Reason)
			}
		})
	}
}

// The same server with a CA file and its control endpoint, as a user would give them.
func TestAServerWithControlAndACAFile(t *testing.T) {
	t.Parallel()
	h, err := selfhost.Start(t.Context(), selfhost.Options{TLS: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	path, err := h.WriteCA()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	cfg := &config.Config{
		Login: "form", User: h.Accounts[0].Email, LoginCode: h.Accounts[0].Code,
		User2: h.Accounts[1].Email, LoginCode2: h.Accounts[1].Code, CAFile: path,
		Control: h.ControlURL.String(), ControlToken: h.ControlToken,
		Parallel: 8, Budget: time.Minute, Timeout: 10 * time.Second,
	}
	allPass(t, playURL(t, cfg, h.MCPURL, "!introspect.unadvertised.no-disclosure"))
}

// A run that may log in a few times only judges what matters most, and says why the rest is not known.
func TestALimitOfLoginsOrGrantsIsKeptAndSaid(t *testing.T) {
	t.Parallel()
	const allowed = 5
	for node, cfg := range map[string]config.Config{"logins": {Logins: allowed}, "grants": {Grants: allowed}} {
		t.Run(node, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			cfg.Login, cfg.Parallel, cfg.Budget, cfg.Timeout = "form", 8, time.Minute, 10*time.Second
			run := playWith(t, &cfg, "")
			g.Expect(run.SideEffects.Grants).To(gomega.And(gomega.BeNumerically(">", 0), gomega.BeNumerically("<=", allowed)))
			g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsUnknown), run.Verdict.Summary)
			g.Expect(run.Diagnoses).To(gomega.HaveLen(1))
			g.Expect(run.Diagnoses[0].ID).To(gomega.Equal("harness." + node))
			for _, k := range run.Checks {
				if k.Verdict == result.Blocked {
					g.Expect(k.BlockedBy).To(gomega.Equal([]string{node}), k.ID)
				} else if k.Verdict != result.Pass {
					g.Expect(k.Verdict).To(gomega.Equal(result.NotApplicable), k.ID+": "+k.Actual)
				}
			}
		})
	}
}
