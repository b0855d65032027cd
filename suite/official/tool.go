package official

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"regexp"
)

// Tool is where npm installed the conformance tool, from the folder of this package.
const Tool = "node_modules/@modelcontextprotocol/conformance/dist/index.js"

// command runs the tool with the preload that keeps its servers on loopback. It writes what it saw of
// each scenario below out.
func command(ctx context.Context, out string, args ...string) *exec.Cmd {
	argv := append([]string{"--import", "../interop/loopback.mjs", Tool}, args...)
	cmd := exec.CommandContext(ctx, "node", append(argv, "--output-dir", out)...)
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	return cmd
}

// summary is the line the tool prints of each scenario in the end.
var summary = regexp.MustCompile(`(?m)^(✓|✗) (\S+): (\d+) passed, (\d+) failed`)

// verdicts reads what the tool says of each scenario: whether it passed.
func verdicts(printed []byte) map[string]bool {
	passed := map[string]bool{}
	for _, line := range summary.FindAllSubmatch(printed, -1) {
		passed[string(line[2])] = string(line[1]) == "✓"
	}
	return passed
}

// opened is what the tool prints when it waits for somebody to open a URL and has begun to listen for
// the redirect.
var opened = regexp.MustCompile(`(?s)(http\S+/authorize\?\S+)\s.*Callback server started`)

// watched keeps what is written to it, and tells once of the URL to open.
type watched struct {
	printed bytes.Buffer
	found   chan string
	told    bool
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.printed.Write(p)
	if at := opened.FindSubmatch(w.printed.Bytes()); at != nil && !w.told {
		w.told = true
		w.found <- string(at[1])
	}
	return n, err
}
