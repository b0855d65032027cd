package gate

import (
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Measure is from which verdict on a check stops a run.
type Measure string

// The measures.
const (
	OnFail Measure = "fail"
	OnWarn Measure = "warn" // a failure or a warning
)

func (m Measure) stops(v result.Outcome) bool {
	return v == result.Fail || m == OnWarn && v == result.Warn
}

// Outcome is a run held against a baseline.
type Outcome struct {
	Known []result.Check // fail, and are known to
	New   []result.Check // fail, and are not known to, or to warn only
	Fixed []Entry        // known to fail, and do not any more: the entry is to be taken out
	Stale []Entry        // known to fail, and there is no such check, or it does not apply
	// Unjudged are entries of checks that this run did not play, or could not.
	Unjudged []Entry

	run *result.Run
}

// Judge holds a run against a baseline, which may be nil. exists tells which checks there are.
func Judge(run *result.Run, b *Baseline, on Measure, exists func(id string) bool) *Outcome {
	o := &Outcome{run: run}
	var known []Entry
	if b != nil {
		known = b.Known
	}
	for _, k := range run.Checks {
		i := slices.IndexFunc(known, func(e Entry) bool { return e.Check == k.ID })
		switch {
		case !on.stops(k.Verdict):
		case i >= 0 && (known[i].Verdict == result.Fail || k.Verdict == result.Warn):
			o.Known = append(o.Known, k)
		default:
			o.New = append(o.New, k)
		}
	}
	for _, e := range known {
		o.place(e, on, exists)
	}
	return o
}

// place finds what has become of an entry whose check does not fail.
func (o *Outcome) place(e Entry, on Measure, exists func(id string) bool) {
	i := slices.IndexFunc(o.run.Checks, func(k result.Check) bool { return k.ID == e.Check })
	switch {
	case i < 0 && !exists(e.Check):
		o.Stale = append(o.Stale, e)
	case i >= 0 && on.stops(o.run.Checks[i].Verdict):
	case i < 0, e.Verdict == result.Warn && on == OnFail:
		o.Unjudged = append(o.Unjudged, e)
	case o.run.Checks[i].Verdict == result.NotApplicable:
		o.Stale = append(o.Stale, e)
	case o.run.Checks[i].Verdict == result.Blocked, o.run.Checks[i].Verdict == result.Errored:
		o.Unjudged = append(o.Unjudged, e)
	default:
		o.Fixed = append(o.Fixed, e)
	}
}

// ExitCode is that of the run, but for what is known: 3 the harness broke, else 1 something fails that is
// not known to or an entry of the baseline is to be taken out, else 2 the run is incomplete for another
// reason than what is known, else 0. A target that the host will not connect to is never 0.
func (o *Outcome) ExitCode() int {
	switch {
	case o.run.Totals.Error > 0:
		return 3
	case len(o.New)+len(o.Fixed)+len(o.Stale) > 0:
		return 1
	case slices.ContainsFunc(o.run.Checks, o.unexplained):
		return 2
	case o.run.Verdict.Connects == result.ConnectsNo:
		return 1
	}
	return 0
}

// unexplained reports a check that is blocked by something else than what is known to fail.
func (o *Outcome) unexplained(k result.Check) bool {
	known := func(id string) bool {
		return slices.ContainsFunc(o.Known, func(f result.Check) bool { return f.ID == id })
	}
	return k.Verdict == result.Blocked &&
		(len(k.BlockedBy) == 0 || slices.ContainsFunc(k.BlockedBy, func(id string) bool { return !known(id) }))
}
