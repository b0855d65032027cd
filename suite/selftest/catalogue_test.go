package selftest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/server/faults"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/coverage"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

func TestEveryCheckNamesAKnownFaultAndKnownRequirements(t *testing.T) {
	t.Parallel()
	for _, k := range check.All() {
		for _, id := range k.Faults {
			if _, ok := faults.ByID(id); !ok {
				t.Errorf("%s names the fault %q, which does not exist", k.ID, id)
			}
		}
		if len(k.Covers) == 0 {
			t.Errorf("%s covers no requirement", k.ID)
		}
		for _, id := range k.Covers {
			if _, ok := spec.Lookup(id); !ok {
				t.Errorf("%s covers %q, which package spec does not declare", k.ID, id)
			}
		}
	}
}

// A rule has a check or a reason why not, and never both: a reason that outlives its time would hide
// that the rule is proven.
func TestEveryRuleIsCoveredOrLeftForAReason(t *testing.T) {
	t.Parallel()
	for _, g := range coverage.Of(check.All()) {
		for _, r := range g.Covered {
			if r.Left != "" {
				t.Errorf("%s is covered, and says why not: %s", r.ID, r.Left)
			}
		}
		for _, r := range g.Left {
			if r.Left == "" {
				t.Errorf("no check covers %s, and package spec gives no reason", r.ID)
			}
		}
	}
}

// unseen are the faults that a server of the field had and that no check can hold against it, with the
// reason. They are there for the profiles.
var unseen = map[string]string{
	"dcr-refresh-untold": "the client gets more than it was told; whoever believes the answer logs in once an hour, and nobody was promised more",
	"origin-not-checked": "which origins are valid is the server's to say, and some keep pages of foreign sites out by Host or by the token alone",
	"tokens-hs256":       "RFC 9068 §2.1 only recommends a key pair, and a server that alone verifies its tokens has no need of one",
}

func TestNoFaultIsAnOrphan(t *testing.T) {
	t.Parallel()
	for _, f := range faults.All() {
		if orphan := len(checksFor(f.ID())) == 0; orphan != (unseen[f.ID()] != "") {
			t.Errorf("no check names the fault %q: %t; listed as unseen: %t", f.ID(), orphan, !orphan)
		}
	}
}

// checksFor returns the ids of the checks that name a fault.
func checksFor(fault string) []string {
	var ids []string
	for _, k := range check.All() {
		if slices.Contains(k.Faults, fault) {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

var checkID = regexp.MustCompile(`\b[a-z]+(\.[a-z0-9-]+){2}\b`)

func TestDiagnosesNameKnownChecksAndFaults(t *testing.T) {
	t.Parallel()
	for _, rule := range diagnose.Rules() {
		for _, id := range rule.ProvenBy {
			if _, ok := faults.ByID(id); !ok {
				t.Errorf("the rule %s is proven by the fault %q, which does not exist", rule.ID, id)
			}
		}
		for _, id := range checkID.FindAllString(fmt.Sprint(rule.When, rule.Unless, rule.Explains), -1) {
			if _, ok := check.ByID(id); !ok {
				t.Errorf("the rule %s speaks of the check %q, which does not exist", rule.ID, id)
			}
		}
	}
}

var template = regexp.MustCompile(`(?i)\b(TODO|FIXME|lorem|your text here|describe the)\b|<[a-z ]+ here>`)

func TestNoTemplateTextIsLeft(t *testing.T) {
	t.Parallel()
	for _, k := range check.All() {
		for _, text := range []string{k.Title, k.Fix, k.Why} {
			if template.MatchString(text) {
				t.Errorf("%s has text of a template: %q", k.ID, text)
			}
		}
		if strings.HasSuffix(k.Title, ".") {
			t.Errorf("%s: the title ends with a full stop", k.ID)
		}
	}
	for _, f := range faults.All() {
		if f.Title == "" || f.Story == "" || template.MatchString(f.Title+f.Story) {
			t.Errorf("the fault %s has no title or story, or text of a template", f.ID())
		}
	}
}

func TestTheGraphOfNeedsHasNoCycle(t *testing.T) {
	t.Parallel()
	var walk func(f fixture.Fixture, path []string)
	walk = func(f fixture.Fixture, path []string) {
		if slices.Contains(path, f.Name()) {
			t.Fatalf("cycle: %v", append(path, f.Name()))
		}
		for _, before := range f.After() {
			walk(before, append(slices.Clone(path), f.Name()))
		}
	}
	for _, f := range fixture.Journey() {
		walk(f, nil)
	}
}
