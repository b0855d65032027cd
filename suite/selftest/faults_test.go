package selftest

import (
	"flag"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/server/faults"
)

var update = flag.Bool("update", false, "write the goldens anew")

// Every planted fault is caught by each check that names it, diagnosed, and leaves exactly the
// trace its golden holds.
func TestEveryFaultIsCaughtAndDiagnosed(t *testing.T) {
	t.Parallel()
	for _, f := range faults.All() {
		t.Run(f.ID(), func(t *testing.T) {
			t.Parallel()
			run := playSelf(t, f.ID())
			golden(t, filepath.Join("faults", f.ID()), trace(run))
			if unseen[f.ID()] != "" {
				return
			}
			caught(t, run, checksFor(f.ID()))
			diagnosedBy(t, run, f.ID())
			if code := run.ExitCode(); code == 0 && run.Totals.Warn == 0 {
				t.Error("exit status 0 without a warning")
			}
		})
	}
}

func caught(t *testing.T, run *result.Run, ids []string) {
	t.Helper()
	for _, k := range run.Checks {
		if slices.Contains(ids, k.ID) && k.Verdict != result.Fail && k.Verdict != result.Warn {
			t.Errorf("%s does not catch it: %s %s", k.ID, k.Verdict, k.Reason)
		}
		if k.Verdict == result.Errored {
			t.Errorf("%s: %s", k.ID, k.Reason)
		}
	}
}

// diagnosedBy demands that the first diagnosis is a rule proven by the fault, or rule zero on a
// check that names it.
func diagnosedBy(t *testing.T, run *result.Run, fault string) {
	t.Helper()
	if len(run.Diagnoses) == 0 {
		t.Error("no diagnosis")
		return
	}
	top := run.Diagnoses[0]
	for _, rule := range diagnose.Rules() {
		if rule.ID == top.ID {
			if !slices.Contains(rule.ProvenBy, fault) {
				t.Errorf("the first diagnosis is %s, which this fault does not prove: %s", top.ID, top.Cause)
			}
			return
		}
	}
	for _, id := range checksFor(fault) {
		if slices.Contains(top.Explains, id) {
			return
		}
	}
	t.Errorf("the first diagnosis %s explains none of the checks that name the fault", top.ID)
}

// trace is what a reader of the report sees of a fault: verdict, diagnoses, every check that did
// not pass. It holds nothing that differs from run to run.
func trace(run *result.Run) string {
	var b strings.Builder
	blocked := map[string][]string{}
	fmt.Fprintf(&b, "connects: %s %s\n", run.Verdict.Connects, run.Verdict.StoppedAt)
	for _, s := range run.Journey {
		if s.Status != result.StepOK {
			fmt.Fprintf(&b, "step %s: %s: %s\n", s.Step, s.Status, s.Title)
		}
	}
	for _, d := range run.Diagnoses {
		fmt.Fprintf(&b, "diagnosis %d %s: %s\n", d.Rank, d.ID, d.Cause)
	}
	for _, k := range run.Checks {
		switch k.Verdict {
		case result.Pass:
		case result.Fail, result.Warn:
			fmt.Fprintf(&b, "%s %s: expected %s; got %s\n", k.Verdict, k.ID, k.Expected, k.Actual)
		case result.NotApplicable:
			if !slices.Contains(optional, k.ID) { // that is so without the fault too
				fmt.Fprintf(&b, "%s %s: %s\n", k.Verdict, k.ID, k.Reason)
			}
		case result.Blocked:
			by := strings.Join(k.BlockedBy, ", ")
			blocked[by] = append(blocked[by], k.ID)
		default:
			fmt.Fprintf(&b, "%s %s: %s\n", k.Verdict, k.ID, k.Reason)
		}
	}
	for _, by := range slices.Sorted(maps.Keys(blocked)) {
		fmt.Fprintf(&b, "%d blocked by %s:\n  %s\n", len(blocked[by]), by, strings.Join(blocked[by], "\n  "))
	}
	return normalise(run, b.String())
}

var varying = regexp.MustCompile(`127\.0\.0\.1:\d+|localhost:\d+|«[a-z_]+:[0-9a-f]+»|\bexchange \d+`)

func normalise(run *result.Run, text string) string {
	if u, err := url.Parse(run.Target.URL); err == nil {
		text = strings.ReplaceAll(text, u.Host, "HOST")
	}
	return varying.ReplaceAllStringFunc(text, func(s string) string {
		if strings.HasPrefix(s, "exchange ") {
			return "exchange N"
		}
		if kind, _, ok := strings.Cut(s, ":"); ok && strings.HasPrefix(s, "«") {
			return kind + "»"
		}
		return "OTHER-HOST"
	})
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; write it with go test ./suite/selftest -update and review it", err)
	}
	if got != string(want) {
		t.Errorf("differs from %s:\n%s\nwant:\n%s", path, got, want)
	}
}
