package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

// write puts a file into a folder.
func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// reported is the run.json of a run.
func reported(t *testing.T, out string) *result.Run {
	t.Helper()
	f, err := os.Open(filepath.Join(out, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	run, err := result.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestAConfigurationFileStandsForTheCommandLine(t *testing.T) {
	t.Parallel()
	const oneCheck = "target: self\nlabels: discovery.challenge.unauthorized\n"
	for name, c := range map[string]struct {
		files map[string]string
		env   []string
		args  []string
		out   string // folder of the report
		says  string // on the standard error
	}{
		"in the working directory": {files: map[string]string{"mcpconform.yaml": oneCheck}, out: "reports/out", says: "mcpconform: reading mcpconform.yaml\n"},
		"named by flag": {
			files: map[string]string{"ci/play.yaml": oneCheck + "out: report\n", "mcpconform.yaml": "not: read\n"},
			args:  []string{"--config", "ci/play.yaml"}, out: "ci/report",
		},
		"named by the environment": {
			files: map[string]string{"ci/play.yaml": oneCheck + "out: ../report\n"}, env: []string{"MCPCONFORM_CONFIG=ci/play.yaml"}, out: "report",
		},
		"the flag wins": {
			files: map[string]string{"mcpconform.yaml": oneCheck + "out: report\nlogin: magic\n"},
			args:  []string{"self", "--out", "elsewhere", "--login", "none"}, out: "elsewhere", says: "mcpconform: reading mcpconform.yaml\n",
		},
		"the environment wins": {
			files: map[string]string{"mcpconform.yaml": strings.Replace(oneCheck, "self", "https://mcp.example.com/mcp", 1) + "out: report\n"},
			env:   []string{"MCPCONFORM_OUT=elsewhere", "MCPCONFORM_TARGET=self"}, out: "elsewhere", says: "mcpconform: reading mcpconform.yaml\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			dir := t.TempDir()
			for path, text := range c.files {
				write(t, dir, path, text)
			}
			r := run(t, dir, c.env, c.args...)
			g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
			g.Expect(r.err).To(gomega.Equal(c.says))
			g.Expect(reported(t, filepath.Join(dir, c.out)).Totals.Pass).To(gomega.Equal(1))
		})
	}
}

func TestAWrongConfigurationFileIsOneSentenceAndExitStatus2(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"target: self\nlables: x\n":                                      `mcpconform.yaml:2: the configuration has no key "lables"; did you mean labels?`,
		"labels: discovery\n":                                            "mcpconform.yaml names no target",
		"target: self\nparallel: 0\n":                                    "mcpconform.yaml:2: parallel 0 is out of range; give 1 to 64",
		"target: self\nlabels: 'a && ('\n":                               "mcpconform.yaml:2: ",
		"target: https://mcp.example.com/mcp\nca-file: absent.pem\n":     "mcpconform.yaml:2: ca-file cannot be read",
		"target: https://mcp.example.com/mcp\nlogin: token\n":            "mcpconform.yaml:2: login token needs the access token in the environment variable MCPCONFORM_TOKEN",
		"target: self\nusers:\n  - user: me@example.com\n    code: 12\n": "mcpconform.yaml:4: a code or password does not belong into a file",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			dir := t.TempDir()
			write(t, dir, "mcpconform.yaml", text)
			r := run(t, dir, nil)
			g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
			g.Expect(r.err).To(gomega.ContainSubstring(says))
			if !strings.Contains(r.err, "ca-file") { // which is read when the play is prepared
				g.Expect(strings.Count(r.err, "\n")).To(gomega.Equal(1), r.err)
			}
			g.Expect(filepath.Join(dir, "reports", "out", "run.json")).NotTo(gomega.BeAnExistingFile())
		})
	}
}

// What the owner names is called, though it changes something, and counted; nothing else is.
func TestOnlyToolsThatAreNamedAreCalledAlthoughTheyChangeSomething(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tools string
		named bool
	}{
		"nothing named": {"", false},
		"named":         {"tools:\n  - name: perform-item-action\n    arguments: {itemId: item-1, action: archive}\n  - name: not-there\n", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			dir := t.TempDir()
			write(t, dir, "mcpconform.yaml", "target: self\nlabels: tools.call.read-only\n"+c.tools)
			r := run(t, dir, nil)
			g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
			seen := reported(t, filepath.Join(dir, "reports", "out"))
			g.Expect(seen.SideEffects.ToolCalls).NotTo(gomega.BeEmpty())
			if c.named {
				g.Expect(seen.SideEffects.ToolCalls).To(gomega.ContainElement("perform-item-action"))
				g.Expect(seen.Journey[len(seen.Journey)-1].Title).To(gomega.Equal("5 tools, without not-there, which the configuration names"))
				return
			}
			g.Expect(seen.SideEffects.ToolCalls).NotTo(gomega.ContainElement("perform-item-action"))
		})
	}
}

// Two users of a file are the two accounts of a run.
func TestTheUsersOfAFileLogIn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := serveFor(t, "--variant", "profile-tool")
	t.Cleanup(func() { s.interrupt(t) })
	accounts := regexpAccounts.FindAllStringSubmatch(s.text, -1)
	g.Expect(accounts).To(gomega.HaveLen(2), s.text)
	dir := t.TempDir()
	write(t, dir, "mcpconform.yaml", "target: "+regexpServer.FindStringSubmatch(s.text)[1]+"\nlabels: bearer.users.own-data\nusers:\n"+
		"  - user: "+accounts[0][1]+"\n    code: ${FIRST}\n  - user: "+accounts[1][1]+"\n    code: ${SECOND}\n")
	r := run(t, dir, []string{"FIRST=" + accounts[0][2], "SECOND=" + accounts[1][2]})
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	seen := reported(t, filepath.Join(dir, "reports", "out"))
	g.Expect(seen.Totals.Pass).To(gomega.Equal(1), r.out)
	g.Expect(seen.SideEffects.Grants).To(gomega.Equal(2))

	r = run(t, dir, []string{"FIRST=" + accounts[0][2]})
	g.Expect(r.code).To(gomega.Equal(2))
	g.Expect(r.err).To(gomega.ContainSubstring("mcpconform.yaml:6: the environment variable SECOND is not set"))
}

// A target of the file is not looked at when the file cannot be used.
func TestNothingIsSentForAFileThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	asked := false
	target := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	dir := t.TempDir()
	write(t, dir, "mcpconform.yaml", "target: "+target.URL+"\nbudget: 2\n")
	g.Expect(run(t, dir, nil).code).To(gomega.Equal(2))
	target.Close()
	g.Expect(asked).To(gomega.BeFalse())
}
