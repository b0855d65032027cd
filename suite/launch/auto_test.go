package launch_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/config"
)

func TestAutoSaysHowItLogsInAndWhy(t *testing.T) {
	t.Parallel()
	given, target := reference(t)
	for name, c := range map[string]struct {
		cfg      config.Config
		target   string
		way, why string
	}{
		"a token":                {config.Config{Token: "t", User: "me"}, target, "token", "MCPCONFORM_TOKEN is set"},
		"an account":             {config.Config{User: "test-1001@privy.io", LoginCode: "730146"}, target, "form", "an account was given; its pages work without scripts"},
		"a Privy app":            {*given, target, "form", "with a test account of the Privy app in PRIVY_APP_ID; its pages work without scripts"},
		"half of a Privy app":    {config.Config{PrivyAppID: "app"}, target, "form", "no account was given; --user gives one, --login manual lets you log in yourself"},
		"a Privy app of another": {config.Config{PrivyAppID: given.PrivyAppID, PrivyAppSecret: "old", PrivyAPI: given.PrivyAPI}, target, "form", "none was had from Privy: Privy refuses PRIVY_APP_SECRET"},
		"nothing":                {config.Config{}, target, "form", "no account was given"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			c.cfg.Login = "auto"
			run := loggedIn(t, &c.cfg, c.target)
			g.Expect(run.Login.Way).To(gomega.Equal(c.way))
			g.Expect(run.Login.Why).To(gomega.ContainSubstring(c.why))
		})
	}
}

func TestALoginThatWasChosenNeedsNoReason(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, target := reference(t)
	g.Expect(loggedIn(t, &config.Config{Login: "none"}, target).Login).To(gomega.BeNil())
	_, open := reference(t, "no-auth")
	g.Expect(loggedIn(t, &config.Config{Login: "auto"}, open).Login).To(gomega.BeNil(), "nor does a server without one")
}
