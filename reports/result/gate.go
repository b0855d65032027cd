package result

import "slices"

// Gate is a run held against a baseline of what is known to fail, or judged by its warnings too.
type Gate struct {
	// Baseline is the file, as it was named; "" where there is none.
	Baseline string `json:"baseline,omitempty"`
	// FailOn is from which verdict on a check counts: fail or warn.
	FailOn string `json:"failOn"`
	// ExitStatus is what the run was judged to be.
	ExitStatus int `json:"exitStatus"`

	Known    []Standing `json:"known"`    // fail, and are known to
	New      []Standing `json:"new"`      // fail, and are not known to
	Fixed    []Standing `json:"fixed"`    // known to fail, and do not any more
	Stale    []Standing `json:"stale"`    // known to fail, and there is no such check, or it does not apply
	Unjudged []Standing `json:"unjudged"` // known to fail, and not judged by this run
}

// Standing is a check, and what the baseline notes of it.
type Standing struct {
	Check  string `json:"check"`
	Reason string `json:"reason,omitempty"`
}

// Unexplained reports a check that is blocked by something else than what is known to fail. Without a gate
// nothing is known.
func (g *Gate) Unexplained(k *Check) bool {
	known := func(id string) bool {
		return g != nil && slices.ContainsFunc(g.Known, func(s Standing) bool { return s.Check == id })
	}
	return k.Verdict == Blocked && (len(k.BlockedBy) == 0 || slices.ContainsFunc(k.BlockedBy, func(id string) bool { return !known(id) }))
}
