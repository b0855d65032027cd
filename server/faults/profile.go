package faults

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/spelling"
)

// Profile is a server that was met in the field: the reference server with all at once that was wrong
// with that one.
type Profile struct {
	ID    string // as command lines name it
	Title string // what it was and what its users saw, as a phrase
	Story string // why ChatGPT did or did not connect, and what its owners took for the reason
	// Faults are the ids of what is planted, in that order: a later one sees what an earlier one did.
	Faults []string
	// Variants are the ids of the forms of the reference server that it had without fault.
	Variants []string
}

// With returns the ids of the faults of the profile and of more, each once.
func (p Profile) With(more []string) []string {
	all := slices.Clone(p.Faults)
	for _, id := range more {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// profiles holds every profile; those of one server stand together.
var profiles = slices.Concat([]Profile{mcp2, mcp}, fastifyGitHub)

// Profiles returns every profile.
func Profiles() []Profile { return slices.Clone(profiles) }

// ProfileByID returns the profile of that id. "" is the id of the one that has nothing. The error says
// in one sentence that there is none, which was meant, and which there are.
func ProfileByID(id string) (Profile, error) {
	if id == "" {
		return Profile{}, nil
	}
	var known []string
	for _, p := range profiles {
		if p.ID == id {
			return p, nil
		}
		known = append(known, p.ID)
	}
	meant := ""
	if near := spelling.Nearest(id, known); near != "" {
		meant = " (did you mean " + near + "?)"
	}
	return Profile{}, fmt.Errorf("there is no profile %q%s; there are %s", id, meant, strings.Join(known, ", "))
}
