package selftest

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/server/faults"
	"github.com/mcpconform/mcpconform/suite/config"
)

// met is what a run with each profile has to come to: whether ChatGPT connects, and the cause that
// kept it from that or, where it connects, the first to mend.
var met = map[string]struct {
	connects result.Connects
	cause    string
}{
	"mcp2":             {result.ConnectsAtRisk, "resource.typed-url"},
	"mcp":              {result.ConnectsNo, "discovery.missing"},
	"fastify-github-1": {result.ConnectsNo, "discovery.missing"},
	"fastify-github-2": {result.ConnectsNo, "client.no-way"},
	"fastify-github-3": {result.ConnectsNo, "as.misplaced"},
	"fastify-github-4": {result.ConnectsNo, "bearer.fresh-refused"},
	"fastify-github-5": {result.ConnectsYes, "unexplained:registration.dcr.secret-complete"},
}

// Each profile comes to the verdict and the cause that its story tells, and leaves the trace its golden
// holds. The golden also says, fault by fault, which checks see it or why none does.
func TestEveryProfileIsDiagnosed(t *testing.T) {
	t.Parallel()
	for _, p := range faults.Profiles() {
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			run := playAs(t, config.Config{Profile: p.ID})
			want := met[p.ID]
			if run.Verdict.Connects != want.connects || len(run.Diagnoses) == 0 || run.Diagnoses[0].ID != want.cause {
				t.Errorf("connects %s, of %v; want %s, of %s", run.Verdict.Connects, causes(run), want.connects, want.cause)
			}
			golden(t, filepath.Join("profiles", p.ID), trace(run)+sightings(t, run, p))
		})
	}
}

// sightings says of each fault of the profile which of the checks that name it see it. One that none
// sees has to be hidden by another, so that those checks could not be played, or is listed as unseen.
func sightings(t *testing.T, run *result.Run, p faults.Profile) string {
	t.Helper()
	var b strings.Builder
	for _, fault := range p.Faults {
		seen, hidden := sighted(run, fault)
		switch {
		case len(seen) > 0:
			fmt.Fprintf(&b, "%s is seen by %s\n", fault, strings.Join(seen, ", "))
		case unseen[fault] != "":
			fmt.Fprintf(&b, "%s is not seen: %s\n", fault, unseen[fault])
		case len(hidden) > 0:
			fmt.Fprintf(&b, "%s is hidden: %s\n", fault, strings.Join(hidden, ", "))
		default:
			t.Errorf("no check sees %s, and nothing hides it", fault)
		}
	}
	return b.String()
}

// sighted returns the checks that fail or warn of those that name the fault, and those that could not
// be played.
func sighted(run *result.Run, fault string) (seen, hidden []string) {
	for _, k := range run.Checks {
		if !slices.Contains(checksFor(fault), k.ID) {
			continue
		}
		switch k.Verdict {
		case result.Fail, result.Warn:
			seen = append(seen, k.ID)
		case result.Blocked:
			hidden = append(hidden, k.ID+" is blocked by "+strings.Join(k.BlockedBy, ", "))
		case result.NotApplicable:
			hidden = append(hidden, k.ID+" does not apply")
		}
	}
	return seen, hidden
}

func causes(run *result.Run) []string {
	var all []string
	for _, d := range run.Diagnoses {
		all = append(all, d.ID)
	}
	return all
}

// What its owners took for the reason why ChatGPT does not connect to mcp is none: nothing in the whole
// report speaks of the form of its tokens but to say so.
func TestOpaqueTokensAreNeverTheCause(t *testing.T) {
	t.Parallel()
	run := playAs(t, config.Config{Profile: "mcp"})
	for _, d := range run.Diagnoses {
		if strings.Contains(strings.ToLower(d.Cause), "opaque") || strings.Contains(d.Cause, "JWT") {
			t.Errorf("%s: %s", d.ID, d.Cause)
		}
	}
}

// Of mcp2 the first sentences say both: that ChatGPT gets in, and who does not.
func TestTheReportOfMCP2SaysWhoGetsInAndWhoDoesNot(t *testing.T) {
	t.Parallel()
	run := playAs(t, config.Config{Profile: "mcp2"})
	if len(run.Diagnoses) == 0 {
		t.Fatal("no diagnosis")
	}
	for _, part := range []string{"so ChatGPT gets in", "a host that asks by the URL the user typed", "locked out"} {
		if !strings.Contains(run.Diagnoses[0].Cause, part) {
			t.Errorf("the first cause does not say %q: %s", part, run.Diagnoses[0].Cause)
		}
	}
}
