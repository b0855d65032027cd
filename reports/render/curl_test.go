package render

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

// said runs a command line in a shell with curl replaced by one that prints its arguments, a line each.
func said(t *testing.T, command string) []string {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	script := `curl() { for a in "$@"; do printf '%s\n' "$a"; done; }` + "\nTOKEN=t1 TOKEN_2=t2 CODE='c d'\n" + command
	out, err := exec.CommandContext(t.Context(), shell, "-c", script).Output()
	gomega.NewWithT(t).Expect(err).NotTo(gomega.HaveOccurred(), command)
	return strings.Split(strings.TrimRight(string(out), "\n"), "\n")
}

func TestCurlRepeatsTheRequest(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	command, names := curl(&result.Exchange{Request: result.Request{
		Method: "POST", URL: "https://a.test/token?x='$(id)`id`&y=«code:ab12cd»",
		Header: map[string][]string{
			"Authorization": {"Bearer «token:0011aa header={alg:RS256} claims={sub:u}»"}, "Accept": {"*/*"}, "Host": {"a.test"},
			"X-Other": {"«token:ff00ff»"},
		},
		Body: `{"same": "«token:0011aa»", "it's": "%C2%ABcode%3Aab12cd%C2%BB"}`,
	}})
	g.Expect(said(t, command)).To(gomega.Equal([]string{
		"-sS", "-i", "-X", "POST", "https://a.test/token?x='$(id)`id`&y=c d",
		"-H", "Accept: */*", "-H", "Authorization: Bearer t1", "-H", "X-Other: t2",
		"--data-raw", `{"same": "t1", "it's": "c d"}`,
	}))
	g.Expect(names).To(gomega.Equal([]string{"CODE is «code:ab12cd»", "TOKEN is «token:0011aa»", "TOKEN_2 is «token:ff00ff»"}))
}

func TestCurlQuotesWhateverATargetSends(t *testing.T) {
	t.Parallel()
	for _, evil := range []string{"$(id)", "`id`", "' ; id ; '", `"`, `\`, "a b", "", "-o/etc/x", "\x00\x1b[2J", "«»", "«a:»", "«:b»"} {
		command, _ := curl(&result.Exchange{Request: result.Request{Method: "GET", URL: "https://a.test/" + evil, Body: evil}})
		args := said(t, command)
		gomega.NewWithT(t).Expect(args[4]).To(gomega.Equal("https://a.test/"+plainLines(evil)), command)
	}
}
