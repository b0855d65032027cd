//go:build unix

package interop

import (
	"cmp"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

func TestTypeScriptSDKVerdicts(t *testing.T) {
	t.Parallel()
	verdicts(t, needTypeScript(t))
}

// verdicts plays the real binary against the real server and compares with what
// is known, by hand, to be true of it.
func verdicts(t *testing.T, spec Spec) {
	t.Helper()
	g := gomega.NewWithT(t)
	expected, err := Load(filepath.Join(spec.Dir, cmp.Or(spec.Expect, "expect.json")))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	binary := filepath.Join(t.TempDir(), "mcpconform")
	output, err := exec.Command("go", "build", "-o", binary, "../mcpconform").CombinedOutput()
	g.Expect(err).NotTo(gomega.HaveOccurred(), string(output))

	run := play(t, spec, binary) // only a play of everything says whether ChatGPT connects
	g.Expect(run.Verdict.Connects).To(gomega.Equal(expected.Connects), run.Verdict.Summary)
	if len(spec.Groups) > 0 {
		run.Checks = nil
		for _, labels := range spec.Groups {
			run.Checks = append(run.Checks, play(t, spec, binary, "--labels", labels).Checks...)
		}
	}
	for _, difference := range expected.Compare(run.Checks) {
		t.Error(difference)
	}
	g.Expect(ids(run.Checks)).To(gomega.ConsistOf(catalogue(t, binary)), "every check was played once")
}

// play starts the server, plays it and stops it.
func play(t *testing.T, spec Spec, binary string, flags ...string) *result.Run {
	t.Helper()
	g := gomega.NewWithT(t)
	server, err := Start(t.Context(), spec)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = server.Stop() }()

	out := t.TempDir()
	command := exec.CommandContext(t.Context(), binary, append(flags, server.URL(), "--out", out, "--login", cmp.Or(spec.Login, "form"))...)
	command.Args = append(command.Args, spec.Flags...)
	command.Env = append(os.Environ(), Credentials(spec.Accounts)...)
	if spec.Given != nil {
		command.Env = append(command.Env, spec.Given(server.Ports())...)
	}
	if spec.Client.ID != "" {
		command.Args = append(command.Args, "--client-id", spec.Client.ID)
		command.Env = append(command.Env, "MCPCONFORM_CLIENT_SECRET="+spec.Client.Secret)
	}
	printed, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	t.Logf("%s\n%s", spec.Name, printed)
	file, err := os.Open(filepath.Join(out, "run.json"))
	g.Expect(err).NotTo(gomega.HaveOccurred(), string(printed))
	defer func() { _ = file.Close() }()
	run, err := result.Read(file)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	return run
}

func ids(checks []result.Check) []string {
	all := make([]string, len(checks))
	for i := range checks {
		all[i] = checks[i].ID
	}
	return all
}

// catalogue asks the binary for the id of every check it has.
func catalogue(t *testing.T, binary string) []string {
	t.Helper()
	listed, err := exec.CommandContext(t.Context(), binary, "list").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(listed)) {
		id, _, _ := strings.Cut(line, " ")
		all = append(all, id)
	}
	return all
}
