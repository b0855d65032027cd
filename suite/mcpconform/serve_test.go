package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

// served is a running `mcpconform serve` and what it printed when it was ready.
type served struct {
	cmd    *exec.Cmd
	text   string
	stderr *bytes.Buffer
}

func serveFor(t *testing.T, args ...string) *served {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := &served{cmd: exec.CommandContext(t.Context(), program, append([]string{"serve", "--port", "0"}, args...)...), stderr: &bytes.Buffer{}}
	s.cmd.Env, s.cmd.Stderr = append(os.Environ(), actAsProgram+"=1"), s.stderr
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s.read(out)
	return s
}

// read takes what is printed up to its last line.
func (s *served) read(out io.Reader) {
	for lines := bufio.NewScanner(out); lines.Scan(); {
		s.text += lines.Text() + "\n"
		if strings.HasPrefix(lines.Text(), "Ctrl-C") {
			return
		}
	}
}

// interrupt is a Ctrl-C; it returns the exit status.
func (s *served) interrupt(t *testing.T) int {
	t.Helper()
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = s.cmd.Wait() // an exit status is looked at next
	return s.cmd.ProcessState.ExitCode()
}

var invited = regexp.MustCompile(`(?m)^  (.*) make conformance TARGET=(\S+) ARGS='(.*)'$`)

// What serve prints is what a user pastes, so the lines are run as they stand.
func TestServeSaysHowItIsPlayed(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{"http": nil, "https": {"--tls"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := serveFor(t, append(args, "--fault", "code-reuse")...)
			g.Expect(s.text).To(gomega.MatchRegexp(`Faults +code-reuse`))
			lines := invited.FindAllStringSubmatch(s.text, -1)
			g.Expect(lines).To(gomega.HaveLen(2), s.text)
			for _, line := range lines {
				r := run(t, t.TempDir(), strings.Fields(line[1]), append([]string{line[2], "--labels", "token.code.single-use"}, strings.Fields(line[3])...)...)
				g.Expect(r.code).To(gomega.Equal(1), r.out+r.err)
				g.Expect(r.out).To(gomega.ContainSubstring("token.code.single-use failed"))
			}
			g.Expect(s.interrupt(t)).To(gomega.Equal(0))
			g.Expect(s.stderr.String()).To(gomega.MatchRegexp(`level=WARN .*code-reuse`))
		})
	}
}

func TestAPortThatIsTaken(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := serveFor(t)
	port := regexp.MustCompile(`127\.0\.0\.1:(\d+)/mcp`).FindStringSubmatch(s.text)
	g.Expect(port).To(gomega.HaveLen(2), s.text)
	r := run(t, t.TempDir(), nil, "serve", "--port", port[1], "--privy-port", "0")
	g.Expect(r.code).To(gomega.Equal(2))
	g.Expect(r.err).To(gomega.Equal("mcpconform: port " + port[1] + " cannot be listened on: address already in use; choose others with --port and --privy-port\n"))
	g.Expect(s.interrupt(t)).To(gomega.Equal(0))
}

// Where no client can be registered, the command that plays the server names the one there is.
func TestServeNamesThePredefinedClientWhereNoneCanBeRegistered(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := serveFor(t, "--variant", "no-dcr")
	g.Expect(s.text).To(gomega.ContainSubstring("--client-id chatgpt-connector"))
	g.Expect(s.interrupt(t)).To(gomega.Equal(0), s.stderr.String())
}
