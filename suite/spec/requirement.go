package spec

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Requirement is one numbered rule that a target can be observed to keep or break.
type Requirement struct {
	ID string // group and number: "TK-11"
	// Level is the keyword of the source, or INT for behaviour that the source describes
	// without one or that interoperation needs.
	Level string
	// Statement is the pass condition, in our own words and positive also under a MUST NOT.
	Statement string
	// Source names the cited sections, separated by "; ".
	Source string
	Refs   []Section
	// Versions lists the MCP revisions in which the rule holds; empty means all of them,
	// because it comes from an RFC that MCP builds on.
	Versions []string
	// Left says why no check covers the rule; empty where one does.
	Left string
}

// Group is the id of the group that the rule is in.
func (r Requirement) Group() string { return r.ID[:2] }

// Levels are the values a [Requirement.Level] can have.
var Levels = []string{"MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "RECOMMENDED", "MAY", "INT"}

// Lookup finds a requirement by its id.
func Lookup(id string) (Requirement, bool) {
	r, ok := requirements[id]
	return r, ok
}

// All returns the requirements, sorted by id.
func All() []Requirement {
	all := make([]Requirement, 0, len(requirements))
	for _, r := range requirements {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b Requirement) int { return strings.Compare(a.ID, b.ID) })
	return all
}

var (
	requirements  = map[string]Requirement{}
	requirementID = regexp.MustCompile(`^[A-Z]{2}-[0-9]{2}$`)
)

// declare adds requirements. It panics on an id that is malformed or used twice and on a rule
// without a source: mistakes of the author that must not survive the first test run.
func declare(rs ...Requirement) bool {
	for _, r := range rs {
		if !requirementID.MatchString(r.ID) || requirements[r.ID].ID != "" {
			panic(fmt.Sprintf("spec: requirement id %q is malformed or used twice", r.ID))
		}
		if len(r.Refs) == 0 || r.Statement == "" {
			panic(fmt.Sprintf("spec: requirement %s lacks its statement or its source", r.ID))
		}
		titles := make([]string, len(r.Refs))
		for i, s := range r.Refs {
			titles[i] = s.Title()
		}
		r.Source = strings.Join(titles, "; ")
		requirements[r.ID] = r
	}
	return true
}

func must(id string, versions []string, statement string, refs ...Section) Requirement {
	return rule("MUST", id, versions, statement, refs)
}

func mustNot(id string, versions []string, statement string, refs ...Section) Requirement {
	return rule("MUST NOT", id, versions, statement, refs)
}

func should(id string, versions []string, statement string, refs ...Section) Requirement {
	return rule("SHOULD", id, versions, statement, refs)
}

func shouldNot(id string, versions []string, statement string, refs ...Section) Requirement {
	return rule("SHOULD NOT", id, versions, statement, refs)
}

func recommended(id string, versions []string, statement string, refs ...Section) Requirement {
	return rule("RECOMMENDED", id, versions, statement, refs)
}

func may(id string, versions []string, statement string, refs ...Section) Requirement {
	return rule("MAY", id, versions, statement, refs)
}

func interop(id string, versions []string, statement string, refs ...Section) Requirement {
	return rule("INT", id, versions, statement, refs)
}

func rule(level, id string, versions []string, statement string, refs []Section) Requirement {
	return Requirement{ID: id, Level: level, Versions: versions, Statement: statement, Refs: refs}
}
