package selfhost

import (
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/faults"
	"github.com/mcpconform/mcpconform/suite/spelling"
)

// Named is a fault, a variant or a profile that the reference server can be booted with.
type Named struct{ ID, Title string }

// Faults returns what [Options].Faults can name, sorted by id.
func Faults() []Named {
	var all []Named
	for _, f := range faults.All() {
		all = append(all, Named{ID: f.ID(), Title: f.Title})
	}
	return all
}

// PlainHTTP is the variant without TLS.
const PlainHTTP = app.PlainHTTP

// Variants returns what [Options].Variants can name, the default one first.
func Variants() []Named {
	var all []Named
	for _, v := range app.Variants() {
		all = append(all, Named{ID: v.ID, Title: v.Title})
	}
	return all
}

// Profiles returns what [Options].Profile can name.
func Profiles() []Named {
	var all []Named
	for _, p := range faults.Profiles() {
		all = append(all, Named{ID: p.ID, Title: p.Title})
	}
	return all
}

// lookUp finds planted faults by id.
func lookUp(ids []string) ([]app.Fault, error) {
	var found []app.Fault
	for _, id := range ids {
		f, ok := faults.ByID(strings.TrimSpace(id))
		if !ok {
			return nil, fmt.Errorf("there is no planted fault %q%s", id, hint(id))
		}
		found = append(found, f)
	}
	return found, nil
}

func hint(id string) string {
	var known []string
	for _, f := range faults.All() {
		known = append(known, f.ID())
	}
	if near := spelling.Nearest(id, known, len(id)/3); near != "" {
		return "; did you mean " + near + "?"
	}
	return "; mcpconform list --faults shows them all"
}
