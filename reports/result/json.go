package result

import (
	"encoding/json"
	"fmt"
	"io"
)

// Write writes run.json.
func Write(w io.Writer, run *Run) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(run)
}

// Read reads run.json. It refuses another schema, naming both.
func Read(r io.Reader) (*Run, error) {
	var run Run
	if err := json.NewDecoder(r).Decode(&run); err != nil {
		return nil, fmt.Errorf("not a run.json: %w", err)
	}
	if run.Schema != Schema {
		return nil, fmt.Errorf("run.json has schema %q; this version reads schema %q", run.Schema, Schema)
	}
	return &run, nil
}

// Count returns the totals of the given checks.
func Count(checks []Check) Totals {
	var t Totals
	for i := range checks {
		switch checks[i].Verdict {
		case Pass:
			t.Pass++
		case Fail:
			t.Fail++
		case Warn:
			t.Warn++
		case Blocked:
			t.Blocked++
		case NotApplicable:
			t.NotApplicable++
		case Errored:
			t.Error++
		}
	}
	return t
}

// ExitCode is the exit status a run stands for: 3 the harness broke, else 1 something failed, else
// 2 the run is incomplete, else 0. A target that the host will not connect to is never 0.
func (r *Run) ExitCode() int {
	switch {
	case r.Totals.Error > 0:
		return 3
	case r.Totals.Fail > 0:
		return 1
	case r.Totals.Blocked > 0:
		return 2
	case r.Verdict.Connects == ConnectsNo:
		return 1
	default:
		return 0
	}
}
