package selftest

import (
	"testing"

	"github.com/mcpconform/mcpconform/reports/result"
)

// The fault-free reference passes everything: no warning, failure, block or error, and what does
// not apply to it is named here with the reason.
func TestTheFaultFreeReferencePasses(t *testing.T) {
	t.Parallel()
	run := playSelf(t)
	for _, k := range run.Checks {
		switch k.Verdict {
		case result.Pass:
		default:
			t.Errorf("%s: %s: %s expected %q, got %q", k.ID, k.Verdict, k.Reason, k.Expected, k.Actual)
		}
	}
	if run.Verdict.Connects != result.ConnectsYes {
		t.Errorf("connects: %s, %s", run.Verdict.Connects, run.Verdict.Summary)
	}
	for _, d := range run.Diagnoses {
		t.Errorf("diagnosed %s: %s", d.ID, d.Cause)
	}
	if code := run.ExitCode(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}
