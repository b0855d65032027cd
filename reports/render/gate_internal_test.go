package render

import (
	"strings"
	"testing"

	"github.com/mcpconform/mcpconform/reports/result"
)

// The reason is that of the exit status: 1 for a host that does not connect, also where the run is incomplete.
func TestTheReasonIsThatOfTheExitStatus(t *testing.T) {
	t.Parallel()
	for connects, want := range map[result.Connects]string{result.ConnectsNo: "does not connect", result.ConnectsUnknown: "login"} {
		run := &result.Run{Verdict: result.Verdict{Connects: connects}, Gate: &result.Gate{ExitStatus: map[bool]int{true: 1, false: 2}[connects == result.ConnectsNo]}}
		run.Checks = []result.Check{{ID: "token.code.race", Verdict: result.Blocked, BlockedBy: []string{"login"}}}
		run.Totals = result.Count(run.Checks)
		if got := allTheSame(run); !strings.Contains(got, want) {
			t.Errorf("%s: %q", connects, got)
		}
	}
}
