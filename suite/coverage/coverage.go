package coverage

import (
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// Group is a group of rules, those that a check covers and those that none does.
type Group struct {
	spec.Group
	Covered, Left []spec.Requirement
}

// Of returns every group in the order of package spec.
func Of(checks []*check.Check) []Group {
	covered := map[string]bool{}
	for _, k := range checks {
		for _, id := range k.Covers {
			covered[id] = true
		}
	}
	var groups []Group
	for _, g := range spec.Groups() {
		groups = append(groups, of(g, covered))
	}
	return groups
}

func of(group spec.Group, covered map[string]bool) Group {
	g := Group{Group: group}
	for _, r := range spec.All() {
		switch {
		case r.Group() != group.ID:
		case covered[r.ID]:
			g.Covered = append(g.Covered, r)
		default:
			g.Left = append(g.Left, r)
		}
	}
	return g
}
