package gate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Schema is the version of the file that this package reads and writes.
const Schema = "1"

// Baseline is what is known to fail.
type Baseline struct {
	Schema string  `json:"schema"`
	Known  []Entry `json:"known"`
}

// Entry is a check that is known to fail.
type Entry struct {
	Check   string         `json:"check"`
	Verdict result.Outcome `json:"verdict"` // fail or warn
	// Reason is the owner's own note; it is kept when the file is written anew.
	Reason string `json:"reason,omitempty"`
}

// Read reads a baseline. The error says what is wrong with it.
func Read(r io.Reader) (*Baseline, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("it cannot be read: %w", err)
	}
	if _, err := result.Read(bytes.NewReader(text)); err == nil {
		return nil, errors.New("this is the run.json of a run; --write-baseline makes a baseline of one")
	}
	var b Baseline
	from := json.NewDecoder(bytes.NewReader(text))
	from.DisallowUnknownFields()
	if err := from.Decode(&b); err != nil {
		return nil, malformed(err)
	}
	if _, err := from.Token(); !errors.Is(err, io.EOF) {
		return nil, malformed(errors.New("something follows it"))
	}
	if b.Schema != Schema {
		return nil, fmt.Errorf("the schema %q of the baseline is not known; this version reads %q", b.Schema, Schema)
	}
	for i, e := range b.Known {
		switch {
		case e.Check == "":
			return nil, fmt.Errorf("entry %d of the baseline names no check", i+1)
		case e.Verdict != result.Fail && e.Verdict != result.Warn:
			return nil, fmt.Errorf("the baseline has %s as %q; it can be known to %q or to %q", e.Check, e.Verdict, result.Fail, result.Warn)
		case slices.ContainsFunc(b.Known[:i], func(o Entry) bool { return o.Check == e.Check }):
			return nil, fmt.Errorf("the baseline has %s twice", e.Check)
		}
	}
	return &b, nil
}

// malformed says what is wrong with a file that is no baseline, and what makes one.
func malformed(err error) error {
	var typed *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		err = errors.New("it is empty")
	case errors.As(err, &typed):
		err = fmt.Errorf("its JSON has %s at byte %d, where that has no place", typed.Value, typed.Offset)
	}
	return fmt.Errorf("this is no baseline (%w); --write-baseline writes one", err)
}

// Write writes a baseline, its entries by name.
func (b *Baseline) Write(w io.Writer) error {
	sorted := Baseline{Schema: Schema, Known: slices.Clone(b.Known)}
	if sorted.Known == nil {
		sorted.Known = []Entry{}
	}
	slices.SortFunc(sorted.Known, func(x, y Entry) int {
		if x.Check < y.Check {
			return -1
		}
		return 1
	})
	to := json.NewEncoder(w)
	to.SetIndent("", "  ")
	return to.Encode(sorted)
}

// Of is the baseline of a run: what fails in it, by the measure given. What an earlier baseline knows of a
// check that was not judged this time stays, if there is such a check, and so do its reasons. earlier may
// be nil.
func Of(run *result.Run, on Measure, earlier *Baseline, exists func(id string) bool) *Baseline {
	b := &Baseline{Schema: Schema}
	seen := map[string]bool{}
	for _, k := range run.Checks {
		seen[k.ID] = k.Verdict != result.Blocked && k.Verdict != result.Errored
		if on.stops(k.Verdict) {
			b.Known = append(b.Known, Entry{Check: k.ID, Verdict: k.Verdict, Reason: earlier.reason(k.ID)})
		}
	}
	if earlier == nil {
		return b
	}
	for _, e := range earlier.Known {
		if !seen[e.Check] && exists(e.Check) {
			b.Known = append(b.Known, e)
		}
	}
	return b
}

func (b *Baseline) reason(id string) string {
	if b == nil {
		return ""
	}
	for _, e := range b.Known {
		if e.Check == id {
			return e.Reason
		}
	}
	return ""
}
