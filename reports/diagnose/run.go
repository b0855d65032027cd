package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// Run fills run.Diagnoses with the causes of what did not pass, the one to mend first at rank 1. A run
// in which all is well gets none. What was in run.Diagnoses before is dropped. Where no step of the journey
// shows why the host does not connect, the step of the first cause is made to.
func Run(run *result.Run) {
	f := factsOf(run)
	found := fold(ranked(f.matches()))
	found = append(found, f.unexplained(found)...)
	run.Diagnoses = nil
	found = ranked(found)
	for i, c := range found {
		run.Diagnoses = append(run.Diagnoses, c.diagnosis(i+1))
	}
	showStop(run, found)
}

// matches returns a candidate for every rule that holds.
func (f *facts) matches() []*candidate {
	var found []*candidate
	for _, r := range Rules() {
		if r.Unless != nil && r.Unless.look(f).holds {
			continue
		}
		if seen := r.When.look(f); seen.holds {
			found = append(found, f.candidate(r, seen))
		}
	}
	return found
}

// fold drops a candidate if all it rests on already falls to a cause that ranks higher.
func fold(ranked []*candidate) []*candidate {
	var kept []*candidate
	taken := map[string]bool{}
	for _, c := range ranked {
		if len(c.roots) > 0 && !c.addsTo(taken) {
			continue
		}
		kept = append(kept, c)
		for item := range c.explains {
			taken[item] = true
		}
	}
	return kept
}

func (c *candidate) addsTo(taken map[string]bool) bool {
	for _, root := range c.roots {
		if !taken[root] {
			return true
		}
	}
	return false
}
