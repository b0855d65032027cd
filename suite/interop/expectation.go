package interop

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Expectation is what the suite is known to say of a foreign server, each part
// of it checked by hand against the server: the content of its expect.json.
type Expectation struct {
	// Server says which server, in which version, was looked at.
	Server string `json:"server"`
	// Connects is the verdict of the run.
	Connects result.Connects `json:"connects"`
	// Like names the file of another form of the same server, whose NotPassed holds here too, but for the
	// checks that are named again below.
	Like string `json:"like,omitempty"`
	// NotPassed lists every check that does not pass; all others pass.
	NotPassed []NotPassed `json:"notPassed"`
	// Passes are checks that do not pass in the form that this one is like, and do here.
	Passes []string `json:"passes,omitempty"`
}

// NotPassed is a verdict other than pass, and why it is right.
type NotPassed struct {
	Check   string         `json:"check"`
	Verdict result.Outcome `json:"verdict"`
	// Reason is what the server truly does.
	Reason string `json:"reason"`
	// Curl shows it. A is the authorization server, M the MCP server.
	Curl string `json:"curl"`
	// Sometimes tells that the server does so now and then: the check may pass, too.
	Sometimes bool `json:"sometimes,omitempty"`
}

// Load reads an expect.json and refuses one that gives no reason, no proof or a
// check twice.
func Load(path string) (*Expectation, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var e Expectation
	if err := json.Unmarshal(text, &e); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	seen := map[string]bool{}
	for _, n := range e.NotPassed {
		switch {
		case seen[n.Check]:
			return nil, fmt.Errorf("%s: %s stands there twice", path, n.Check)
		case n.Reason == "" || n.Curl == "":
			return nil, fmt.Errorf("%s: %s has no reason or no curl that shows it", path, n.Check)
		case n.Verdict == result.Pass || n.Verdict == result.Errored:
			return nil, fmt.Errorf("%s: %s: a verdict of %q needs no entry, or is nothing to expect", path, n.Check, n.Verdict)
		}
		seen[n.Check] = true
	}
	return &e, e.inherit(path, seen)
}

// inherit adds what is known of the form of the server that this one is like.
func (e *Expectation) inherit(path string, own map[string]bool) error {
	if e.Like == "" {
		return nil
	}
	other, err := Load(filepath.Join(filepath.Dir(path), e.Like))
	if err != nil {
		return err
	}
	for _, id := range e.Passes {
		own[id] = true
	}
	for _, n := range other.NotPassed {
		if !own[n.Check] {
			e.NotPassed = append(e.NotPassed, n)
		}
	}
	return nil
}

// Compare returns a sentence for each check whose verdict is not the expected
// one, sorted, and for each expected check that was not played.
func (e *Expectation) Compare(played []result.Check) []string {
	expected, sometimes := map[string]result.Outcome{}, map[string]bool{}
	for _, n := range e.NotPassed {
		expected[n.Check], sometimes[n.Check] = n.Verdict, n.Sometimes
	}
	var differences []string
	for i := range played {
		k := &played[i]
		want, ok := expected[k.ID]
		if !ok {
			want = result.Pass
		}
		delete(expected, k.ID)
		if k.Verdict != want && (k.Verdict != result.Pass || !sometimes[k.ID]) {
			differences = append(differences, fmt.Sprintf("%s: expected %s, got %s (%s)", k.ID, want, k.Verdict, because(k)))
		}
	}
	for id := range expected {
		differences = append(differences, id+": expected, but not played")
	}
	slices.Sort(differences)
	return differences
}

func because(k *result.Check) string {
	if k.Actual != "" {
		return "expected " + k.Expected + ", got " + k.Actual
	}
	if k.Reason != "" {
		return k.Reason
	}
	return k.Title
}
