package selfhost

import (
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/faults"
	"github.com/mcpconform/mcpconform/suite/spelling"
)

// Planted is a fault that the reference server can be booted with.
type Planted struct{ ID, Title string }

// Faults returns what [Options].Faults can name, sorted by id.
func Faults() []Planted {
	var all []Planted
	for _, f := range faults.All() {
		all = append(all, Planted{ID: f.ID(), Title: f.Title})
	}
	return all
}

// PlainHTTP is the variant without TLS.
const PlainHTTP = app.PlainHTTP

// Variant is a fault-free form of the reference server.
type Variant struct{ ID, Title string }

// Variants returns what [Options].Variants can name, the default one first.
func Variants() []Variant {
	var all []Variant
	for _, v := range app.Variants() {
		all = append(all, Variant{ID: v.ID, Title: v.Title})
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
