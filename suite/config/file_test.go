package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"
	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/config"
)

// written puts a configuration file into a folder of its own.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), config.FileName)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// applied is the configuration of a file and of flags beside it, as a run makes it.
func applied(t *testing.T, self bool, text string, args ...string) (*config.Config, *config.File, *pflag.FlagSet, error) {
	t.Helper()
	c, flags := parsed(t, append([]string{"--config", written(t, text)}, args...)...)
	file, err := config.ReadFile(flags)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := c.FromEnvironment(flags); err != nil {
		return nil, nil, nil, err
	}
	err = file.Apply(c, flags, self)
	return c, file, flags, err
}

//nolint:paralleltest // it sets the environment
func TestFlagsWinOverTheEnvironmentAndThatOverTheFile(t *testing.T) {
	g := gomega.NewWithT(t)
	t.Setenv("MCPCONFORM_TIMEOUT", "3s")
	t.Setenv("MY_CODE", "123456")
	c, file, _, err := applied(t, false, `
target: https://mcp.example.com/mcp
timeout: 4s
parallel: 4
budget: 1m30s
out: report
ca-file: /etc/ca.pem
insecure: true
users:
  - user: me@example.com
    code: ${MY_CODE}
  - user: you@example.com
tools:
  - name: create
    arguments: {text: hello, count: 2, at: 2026-01-01, nested: {on: true, none: null, list: [1.5, "2"]}}
  - name: bare
`, "--parallel", "2")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(file.Target).To(gomega.Equal("https://mcp.example.com/mcp"))
	g.Expect([]any{c.Parallel, c.Timeout, c.Budget, c.Insecure, c.Login}).To(gomega.Equal([]any{2, 3 * time.Second, 90 * time.Second, true, "auto"}))
	g.Expect([]string{c.User, c.LoginCode, c.User2, c.LoginCode2}).To(gomega.Equal([]string{"me@example.com", "123456", "you@example.com", ""}))
	g.Expect([]string{c.Out, c.CAFile}).To(gomega.Equal([]string{filepath.Join(filepath.Dir(file.Path), "report"), "/etc/ca.pem"}), "relative to the file")
	g.Expect(c.Calls).To(gomega.Equal([]config.Call{
		{Name: "create", Arguments: map[string]any{
			"text": "hello", "count": 2, "at": "2026-01-01", "nested": map[string]any{"on": true, "none": nil, "list": []any{1.5, "2"}},
		}},
		{Name: "bare"},
	}))
}

// An account is a name with its code: who names another by flag does not get the code of the file.
//
//nolint:paralleltest // it sets the environment
func TestTheAccountsOfAFile(t *testing.T) {
	const users = "users: [{user: a@example.com, code: '${FIRST}'}, {user: b@example.com, code: '${SECOND}'}]\n"
	t.Setenv("SECOND", "2")
	for name, c := range map[string]struct {
		env  map[string]string
		self bool
		text string
		args []string
		want [4]string
		says string
	}{
		"both":                   {env: map[string]string{"FIRST": "1"}, want: [4]string{"a@example.com", "1", "b@example.com", "2"}},
		"by flag":                {args: []string{"--user", "c@example.com"}, want: [4]string{"c@example.com", "", "b@example.com", "2"}},
		"code of environment":    {env: map[string]string{"MCPCONFORM_LOGIN_CODE": "9"}, want: [4]string{"a@example.com", "9", "b@example.com", "2"}},
		"self has its own":       {self: true},
		"a variable that is not": {says: ":1: the environment variable FIRST is not set; it holds the code or password of a@example.com"},
		"a token is given":       {env: map[string]string{"MCPCONFORM_TOKEN": "t"}, want: [4]string{"a@example.com", "", "b@example.com", ""}},
		"nobody logs in":         {text: "login: none\n", want: [4]string{"a@example.com", "", "b@example.com", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			g := gomega.NewWithT(t)
			for k, v := range c.env {
				t.Setenv(k, v)
			}
			cfg, _, _, err := applied(t, c.self, c.text+users, c.args...)
			if c.says != "" {
				g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
				return
			}
			g.Expect(err).NotTo(gomega.HaveOccurred())
			g.Expect([4]string{cfg.User, cfg.LoginCode, cfg.User2, cfg.LoginCode2}).To(gomega.Equal(c.want))
		})
	}
}

func TestWhatSelfBringsIsLeftAlone(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, _, _, err := applied(t, true, "client-id: mine\nlogin: token\ninsecure: true\nparallel: 3\n")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect([]any{c.ClientID, c.Login, c.Insecure, c.Parallel}).To(gomega.Equal([]any{"", "auto", false, 3}))
}

// A recipe of the file is for who logs in with a browser: another login of the command line wins over both.
func TestARecipeOfTheFile(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, file, flags, err := applied(t, false, "recipe: login.yaml\nheaded: true\n", "--login", "none")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect([]any{c.Recipe, c.Headed}).To(gomega.Equal([]any{"", false}))
	g.Expect(file.Place(flags, c.Validate(false))).To(gomega.Succeed())
	c, file, flags, err = applied(t, false, "login: form\nrecipe: login.yaml\n")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(file.Place(flags, c.Validate(false))).To(gomega.MatchError(gomega.HaveSuffix(
		"mcpconform.yaml:2: recipe is followed in a browser, which --login form does not use; leave one of them out")))
	c, file, _, err = applied(t, false, "recipe: login.yaml\n")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(c.Recipe).To(gomega.Equal(filepath.Join(filepath.Dir(file.Path), "login.yaml")))
	g.Expect(c.Browses()).To(gomega.BeTrue(), "auto")
}

// A value of a right type that is out of range is found when all is put together.
func TestAValueOfTheFileIsPlaced(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, file, flags, err := applied(t, false, "\nparallel: 100\nlogin: form\n", "--login", "magic")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(file.Place(flags, c.Validate(false))).To(gomega.MatchError(gomega.HavePrefix("--login")), "the flag is to blame")
	c, file, flags, err = applied(t, false, "\nparallel: 100\n")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(file.Place(flags, c.Validate(false))).To(gomega.MatchError(gomega.HaveSuffix("mcpconform.yaml:2: parallel 100 is out of range; give 1 to 64")))
	var none *config.File
	g.Expect(none.Place(flags, c.Validate(false))).To(gomega.MatchError(gomega.HavePrefix("--parallel")))
}

func TestAFileOfNothingSaysNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "\n", "# target: https://mcp.example.com/mcp\n", "---\n"} {
		g := gomega.NewWithT(t)
		_, file, _, err := applied(t, false, text)
		g.Expect(err).NotTo(gomega.HaveOccurred(), text)
		g.Expect(file.Target).To(gomega.BeEmpty())
	}
}

// The example that users copy can be read as it stands.
//
//nolint:paralleltest // it sets the environment
func TestTheExampleOfTheReadme(t *testing.T) {
	g := gomega.NewWithT(t)
	page, err := os.ReadFile("../../README.md")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	_, after, found := strings.Cut(string(page), "```yaml\n# "+config.FileName+"\n")
	example, _, ends := strings.Cut(after, "```")
	g.Expect(found && ends).To(gomega.BeTrue(), "an example")
	t.Setenv("MCPCONFORM_LOGIN_CODE", "1")
	t.Setenv("MCPCONFORM_LOGIN_CODE_2", "2")
	c, file, _, err := applied(t, false, example)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(file.Target).To(gomega.HavePrefix("https://"))
	g.Expect([]string{c.User, c.LoginCode, c.User2, c.LoginCode2}).NotTo(gomega.ContainElement(""))
	g.Expect(c.Calls).To(gomega.HaveLen(1))
}
