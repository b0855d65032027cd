package launch_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/deadport"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// reference is a reference server that is played by its URL, as anybody's, with the settings of its Privy app.
func reference(t *testing.T, variants ...string) (cfg *config.Config, target string) {
	t.Helper()
	h, err := selfhost.Start(t.Context(), selfhost.Options{Variants: append(variants, "plain-http")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	return &config.Config{PrivyAPI: h.PrivyURL, PrivyAppID: h.PrivyAppID, PrivyAppSecret: h.PrivySecret}, h.MCPURL.String()
}

// loggedIn plays the journey up to a token and returns the run.
func loggedIn(t *testing.T, cfg *config.Config, target string) *result.Run {
	t.Helper()
	opts, release, err := launch.Prepare(t.Context(), cfg, target, result.Tool{})
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	opts.Checks = []*check.Check{{ID: "a.token.had", Needs: check.Needs(fixture.Token), Run: func(context.Context, *check.C) {}}}
	return play.Run(t.Context(), opts)
}

func TestTheTestAccountsOfAPrivyAppLogIn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	cfg, target := reference(t)
	cfg.Login = "privy"
	run := loggedIn(t, cfg, target)
	g.Expect(run.Totals).To(gomega.Equal(result.Totals{Pass: 1}))
	g.Expect(run.Journey[4].Title).To(gomega.Equal("logged in and consented (privy); a code came back"))
	opts, release, err := launch.Prepare(t.Context(), cfg, target, result.Tool{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	release()
	g.Expect(opts.Means.Accounts).To(gomega.HaveLen(2), "the second is for the checks that need two users")
}

func TestWhatPrivyRefusesIsOneSentence(t *testing.T) {
	t.Parallel()
	given, target := reference(t)
	gone := "http://" + deadport.Address(t)
	for name, c := range map[string]struct {
		change func(*config.Config)
		says   string
	}{
		"no secret":       {func(c *config.Config) { c.PrivyAppSecret = "" }, "set PRIVY_APP_SECRET"},
		"a wrong secret":  {func(c *config.Config) { c.PrivyAppSecret = "wrong-secret" }, "Privy refuses PRIVY_APP_SECRET (status 401)"},
		"a wrong app":     {func(c *config.Config) { c.PrivyAppID = "wrong-app" }, "PRIVY_APP_ID"},
		"not reachable":   {func(c *config.Config) { c.PrivyAPI = gone }, "Privy cannot be reached at " + gone},
		"not an address":  {func(c *config.Config) { c.PrivyAPI = "auth.privy.io" }, "PRIVY_API_URL is no https URL"},
		"a list of none":  {func(c *config.Config) { c.PrivyAPI = answering(t, 200, `{"data":[]}`) }, "Enable test accounts"},
		"no such list":    {func(c *config.Config) { c.PrivyAPI = answering(t, 404, `{"error":"Not found"}`) }, "Enable test accounts"},
		"no list at all":  {func(c *config.Config) { c.PrivyAPI = answering(t, 200, "<html>") }, "does not tell its test accounts"},
		"Privy is broken": {func(c *config.Config) { c.PrivyAPI = answering(t, 500, "") }, "status 500"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			cfg := *given
			cfg.Login = "privy"
			c.change(&cfg)
			_, release, err := launch.Prepare(t.Context(), &cfg, target, result.Tool{})
			g.Expect(release).To(gomega.BeNil())
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
			g.Expect(err.Error()).NotTo(gomega.Or(gomega.ContainSubstring("\n"), gomega.ContainSubstring("wrong-secret")))
			var usage *config.Usage
			g.Expect(err).To(gomega.BeAssignableToTypeOf(usage))
		})
	}
}

// Certificates that are not verified are a matter between the user and the target; the app's secret goes to Privy.
func TestTheSecretOfAPrivyAppGoesToNobodyElse(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	given, target := reference(t)
	someone := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the secret was sent") }))
	t.Cleanup(someone.Close)
	given.Login, given.PrivyAPI, given.Insecure = "privy", someone.URL, true
	_, _, err := launch.Prepare(t.Context(), given, target, result.Tool{})
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("Privy cannot be reached at " + someone.URL)))
}

func TestOfManyTestAccountsTwoAreUsed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	given, target := reference(t)
	given.Login = "privy"
	given.PrivyAPI = answering(t, 200, `{"data":[{"email":"a@b.c"},{"email":"d@e.f","otp_code":"1"},{"email":"g@h.i","otp_code":"2"},{"email":"j@k.l","otp_code":"3"}]}`)
	opts, release, err := launch.Prepare(t.Context(), given, target, result.Tool{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	release()
	g.Expect(opts.Means.Accounts).To(gomega.HaveLen(2))
	g.Expect(opts.Means.Accounts[0].Email).To(gomega.Equal("d@e.f"), "one without a code is none")
}

// answering is a Privy that has this to say, whatever it is asked.
func answering(t *testing.T, status int, body string) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(s.Close)
	return s.URL
}
