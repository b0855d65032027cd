package config_test

import (
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/config"
)

func TestWhatIsWrongWithAFileIsOneSentenceWithItsLine(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"target: self\nlables: x\n":                    `:2: the configuration has no key "lables"; did you mean labels?`,
		"ca_file: x\n":                                 "did you mean ca-file?",
		"Target: self\n":                               "did you mean target?",
		"frobnicate: 1\n":                              `no key "frobnicate"; there are target, baseline, budget,`,
		"labels: a\n# b\nlabels: c\n":                  ":3: labels is there twice; line 1 has it already",
		"parallel: many\n":                             ":1: parallel is text; give a whole number",
		"parallel: '8'\n":                              "parallel is text",
		"parallel: 1.5\n":                              "parallel is a number; give a whole number",
		"parallel: 99999999999999999999\n":             "give a whole number",
		"insecure: yes\n":                              "insecure is text; give true or false",
		"budget: 120\n":                                "budget is a number; give a time such as 90s or 2m",
		"budget: soon\n":                               `:1: budget is "soon", which cannot be used; give a time`,
		"labels:\n":                                    "labels is empty; give text",
		"labels: [a]\n":                                "labels is a list; give text",
		"client-id: 12345\n":                           "in quotes if it looks like a number",
		"target: mcp.example.com\n":                    ":1: \"mcp.example.com\" is not a complete URL",
		"target: http://example.com/mcp\n":             "plain http",
		"- target\n":                                   ":1: the configuration is a list; give keys with values",
		"self\n":                                       "the configuration is text",
		"target: self\n  labels: x\n":                  ":2: this is not YAML",
		"target: \"self\n":                             "this is not YAML",
		"\ttarget: self\n":                             ":1: this is not YAML",
		"target: self\n---\ntarget: self\n":            ":2: a second document begins here",
		"target: self\n---\n: : :\n  - {\n":            "this is not YAML",
		"? [a, b]\n: c\n":                              "a key is a single word",
		"out: &o x\nlabels: *o\n":                      ":2: labels is an alias (*o); write out what it stands for",
		"<<: {parallel: 1}\n":                          `no key "<<"`,
		"fault: code-reuse\n":                          "command line only (mcpconform self --fault ID)",
		"user: me@example.com\n":                       "accounts are a list: users, each with user and code",
		"token: abc\n":                                 "MCPCONFORM_TOKEN only",
		"config: other.yaml\n":                         "cannot name another",
		"users: me@example.com\n":                      "users is text; give a list of accounts",
		"users:\n  - me@example.com\n":                 ":2: an account is text; give keys with values, such as user: …",
		"users:\n  - user: a\n    pasword: b\n":        `:3: an account has no key "pasword"`,
		"users:\n  - code: ${X}\n":                     ":2: an account needs user",
		"users: [{user: a}, {user: b}, {user: c}]\n":   "a third account is of no use",
		"users:\n  - user: a\n  - user: a\n":           ":3: both accounts are a",
		"users:\n  - &a {user: a}\n  - *a\n":           "an account is an alias",
		"tools: echo\n":                                "tools is text; give a list of calls",
		"tools:\n  - echo\n":                           "a tool call is text",
		"tools:\n  - naem: echo\n":                     "did you mean name?",
		"tools:\n  - arguments: {}\n":                  ":2: a tool call needs name",
		"tools:\n  - name: echo\n    arguments: [a]\n": ":3: arguments is a list; give the names",
		"tools:\n  - name: echo\n    arguments:\n      a: 1\n      a: 2": ":5: a is there twice; line 4 has it already",
		"tools:\n  - name: echo\n    arguments: {a: .nan}\n":             "JSON has no number .nan",
		"tools:\n  - name: echo\n    arguments: {a: &b 1, c: [*b]}\n":    "*b is an alias",
		"tools: [{name: echo}, {name: echo}]\n":                          "the tool echo is there twice",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, _, _, err := applied(t, false, text)
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)))
			g.Expect(err).To(gomega.BeAssignableToTypeOf(&config.Usage{}))
			g.Expect(err.Error()).To(gomega.MatchRegexp(`mcpconform\.yaml:\d+: `))
			g.Expect(strings.Contains(err.Error(), "\n")).To(gomega.BeFalse())
		})
	}
}

// What stands where a reference should may be the secret itself.
func TestASecretInAFileIsRefusedAndNotRepeated(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"hunter2", "123456", "true", "'$hunter2'", "'x${A}'", "${hunter2", "[hunter2]", "{hunter2: 1}", "", "*hunter2"} {
		g := gomega.NewWithT(t)
		_, _, _, err := applied(t, false, "users:\n  - user: me@example.com\n    code: "+value+"\n")
		g.Expect(err).To(gomega.HaveOccurred(), value)
		g.Expect(err.Error()).NotTo(gomega.ContainSubstring("hunter2"))
		if value != "*hunter2" { // which is not YAML, and says so
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(":3: a code or password does not belong into a file")), value)
		}
	}
}

func TestAFileThatIsNotThere(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, flags := parsed(t, "--config", "absent.yaml")
	_, err := config.ReadFile(flags)
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("cannot be read")))
	_, flags = parsed(t, "--config", t.TempDir())
	_, err = config.ReadFile(flags)
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("cannot be read")))
	_, flags = parsed(t) // and the working directory of this test has none
	file, err := config.ReadFile(flags)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(file).To(gomega.BeNil())
}
