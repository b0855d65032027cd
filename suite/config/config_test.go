package config_test

import (
	"testing"
	"time"

	"github.com/onsi/gomega"
	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/config"
)

// parsed is the configuration of a command line.
func parsed(t *testing.T, args ...string) (*config.Config, *pflag.FlagSet) {
	t.Helper()
	var c config.Config
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	c.Bind(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return &c, flags
}

//nolint:paralleltest // it sets the environment
func TestFlagsWinOverTheEnvironmentAndThatOverDefaults(t *testing.T) {
	g := gomega.NewWithT(t)
	t.Setenv("MCPCONFORM_BUDGET", "7m")
	t.Setenv("MCPCONFORM_TIMEOUT", "3s")
	t.Setenv("MCPCONFORM_USER_2", "second@example.test")
	t.Setenv("MCPCONFORM_LABELS", "")
	t.Setenv("MCPCONFORM_LOGIN_CODE", "123456")
	t.Setenv("MCPCONFORM_TOKEN", "token")
	c, flags := parsed(t, "--budget", "9m")
	g.Expect(c.FromEnvironment(flags)).To(gomega.Succeed())
	g.Expect([]any{c.Budget, c.Timeout, c.Parallel, c.User2, c.Labels, c.LoginCode, c.Token}).To(gomega.Equal(
		[]any{9 * time.Minute, 3 * time.Second, 8, "second@example.test", "", "123456", "token"}))

	t.Setenv("MCPCONFORM_PARALLEL", "many")
	c, flags = parsed(t)
	g.Expect(c.FromEnvironment(flags)).To(gomega.MatchError(
		`the environment variable MCPCONFORM_PARALLEL is "many", which cannot be used; give a whole number`))
}

// Secrets come by the environment alone: a command line is read by others.
func TestNoFlagTakesASecret(t *testing.T) {
	t.Parallel()
	_, flags := parsed(t)
	for _, name := range []string{"token", "login-code", "code", "password", "client-secret", "control-token"} {
		if flags.Lookup(name) != nil {
			t.Errorf("--%s takes a secret", name)
		}
	}
}

func TestWhatCannotBeUsedIsOneSentence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		self bool
		says string // "" where it can be used
	}{
		{nil, true, ""},
		{[]string{"--parallel", "1", "--login", "none"}, false, ""},
		{[]string{"--login", "magic"}, false, "--login"},
		{[]string{"--login", "token"}, false, "MCPCONFORM_TOKEN"},
		{[]string{"--parallel", "0"}, false, "1 to 64"},
		{[]string{"--parallel", "65"}, false, "1 to 64"},
		{[]string{"--budget", "0s"}, false, "--budget"},
		{[]string{"--timeout", "-1s"}, false, "--timeout"},
		{[]string{"--rps", "-1"}, false, "--rps"},
		{[]string{"--logins", "-1"}, false, "--logins"},
		{[]string{"--grants", "-1"}, false, "--grants -1 is below zero"},
		{[]string{"--rps", "2.5", "--intrusive"}, false, ""},
		{[]string{"--recipe", "login.yaml"}, false, ""},
		{[]string{"--recipe", "login.yaml", "--login", "browser", "--headed"}, false, ""},
		{[]string{"--recipe", "login.yaml", "--login", "form"}, false, "--recipe is followed in a browser, which --login form does not use"},
		{[]string{"--headed", "--login", "none"}, false, "--headed shows the browser"},
		{[]string{"--fail-on", "maybe"}, false, "--fail-on"},
		{[]string{"--write-baseline"}, false, "needs --baseline"},
		{[]string{"--fail-on", "warn", "--write-baseline", "--baseline", "known.json"}, false, ""},
		{[]string{"--fault", "code-reuse"}, false, "self only"},
		{[]string{"--fault", "code-reuse"}, true, ""},
		{[]string{"--profile", "mcp2"}, false, "self only"},
		{[]string{"--variant", "sessions"}, false, "self only"},
		{[]string{"--variant", "sessions"}, true, ""},
		{[]string{"--control", "ftp://host"}, false, "--control"},
		{[]string{"--control", "http://127.0.0.1:1"}, false, ""},
	} {
		g := gomega.NewWithT(t)
		cfg, _ := parsed(t, c.args...)
		err := cfg.Validate(c.self)
		if c.says == "" {
			g.Expect(err).NotTo(gomega.HaveOccurred())
			continue
		}
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
		g.Expect(err).To(gomega.BeAssignableToTypeOf(&config.Usage{}))
	}
}

func TestFlagsThatSelfHasNoUseForAreRefused(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, flags := parsed(t, "--user", "me@example.test")
	g.Expect(config.ForSelf(flags)).To(gomega.MatchError(gomega.ContainSubstring("--user")))
	_, flags = parsed(t, "--parallel", "1", "--fault", "code-reuse")
	g.Expect(config.ForSelf(flags)).To(gomega.Succeed())
}

func TestTheURLOfATarget(t *testing.T) {
	t.Parallel()
	for arg, says := range map[string]string{
		"https://mcp.example.com/mcp": "", "http://localhost:8787/mcp": "", "http://app.localhost./mcp": "",
		"http://[::1]:1/": "", "http://127.8.9.1/mcp": "", "https://[2001:db8::1]/mcp?tenant=a": "",
		"": "empty", " ": "empty", "mcp.example.com": "not a complete URL", "https:///mcp": "not a complete URL",
		"http://[::1": "not a URL", "ftp://example.com": "https only", "http://10.0.0.1/mcp": "plain http",
		"http://localhost.example.com/": "plain http", "https://u@example.com/": "user name", "https://example.com/#": "fragment",
	} {
		g := gomega.NewWithT(t)
		u, err := config.ParseTarget(arg)
		if says == "" {
			g.Expect(err).NotTo(gomega.HaveOccurred(), arg)
			g.Expect(u.String()).To(gomega.Equal(arg))
			continue
		}
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)), arg)
	}
}
