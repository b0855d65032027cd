package result

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
)

// Write writes run.json. A list that is always there is [] when it is empty, never null, so that
// readers can go through it without a test. The run itself is not changed.
func Write(w io.Writer, run *Run) error {
	raw, err := json.Marshal(run)
	if err != nil {
		return err
	}
	var whole Run
	if err := json.Unmarshal(raw, &whole); err != nil {
		return err
	}
	fillLists(reflect.ValueOf(&whole).Elem())
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(&whole)
}

// fillLists makes every nil list or map under v an empty one. Lists tagged omitempty stay out either way.
func fillLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fillLists(v.Field(i))
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			fillLists(v.Elem())
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			fillLists(v.Index(i))
		}
	case reflect.Map:
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
	default: // nothing else holds lists
	}
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
	if run.Checks == nil { // a list that is always there, as in no other file of ours
		return nil, errors.New("not a run.json: it has no checks")
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

// ExitCode is the exit status a run stands for: 3 the harness broke, else 1 something failed or the host will
// not connect, else 2 the run is incomplete, else 0.
func (r *Run) ExitCode() int {
	switch {
	case r.Totals.Error > 0:
		return 3
	case r.Totals.Fail > 0, r.Verdict.Connects == ConnectsNo:
		return 1
	case r.Totals.Blocked > 0:
		return 2
	default:
		return 0
	}
}
