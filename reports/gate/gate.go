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

// Judge holds a run against a baseline, which may be nil. exists tells which checks there are.
func Judge(run *result.Run, b *Baseline, on Measure, exists func(id string) bool) *result.Gate {
	g := &result.Gate{FailOn: string(on)}
	var known []Entry
	if b != nil {
		known = b.Known
	}
	for _, k := range run.Checks {
		i := slices.IndexFunc(known, func(e Entry) bool { return e.Check == k.ID })
		switch {
		case !on.stops(k.Verdict):
		case i >= 0 && (known[i].Verdict == result.Fail || k.Verdict == result.Warn):
			g.Known = append(g.Known, known[i].standing())
		default:
			g.New = append(g.New, result.Standing{Check: k.ID})
		}
	}
	for _, e := range known {
		place(g, run, e, on, exists)
	}
	g.ExitStatus = exitStatus(g, run)
	return g
}

func (e Entry) standing() result.Standing { return result.Standing{Check: e.Check, Reason: e.Reason} }

// place finds what has become of an entry whose check does not fail.
func place(g *result.Gate, run *result.Run, e Entry, on Measure, exists func(id string) bool) {
	i := slices.IndexFunc(run.Checks, func(k result.Check) bool { return k.ID == e.Check })
	switch {
	case i < 0 && !exists(e.Check):
		g.Stale = append(g.Stale, e.standing())
	case i >= 0 && on.stops(run.Checks[i].Verdict):
	case i < 0, e.Verdict == result.Warn && on == OnFail:
		g.Unjudged = append(g.Unjudged, e.standing())
	case run.Checks[i].Verdict == result.NotApplicable:
		g.Stale = append(g.Stale, e.standing())
	case run.Checks[i].Verdict == result.Blocked, run.Checks[i].Verdict == result.Errored:
		g.Unjudged = append(g.Unjudged, e.standing())
	default:
		g.Fixed = append(g.Fixed, e.standing())
	}
}

// exitStatus is that of the run, but for what is known: 3 the harness broke, else 1 something fails that is
// not known to or an entry of the baseline is to be taken out, or the host will not connect, else 2 the run is
// incomplete for another reason than what is known, else 0.
func exitStatus(g *result.Gate, run *result.Run) int {
	unexplained := func(k result.Check) bool { return g.Unexplained(&k) }
	switch {
	case run.Totals.Error > 0:
		return 3
	case len(g.New)+len(g.Fixed)+len(g.Stale) > 0:
		return 1
	case run.Verdict.Connects == result.ConnectsNo:
		return 1
	case slices.ContainsFunc(run.Checks, unexplained):
		return 2
	}
	return 0
}
