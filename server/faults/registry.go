package faults

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

// Fault is a fault as its file writes it down.
type Fault struct {
	ID    string // kebab-case, for good: reports and command lines name it
	Title string // what the server does wrong, as a sentence without a full stop
	Story string // where it was seen and what users saw

	form  func(*app.Config) // the form of the server that can have it; nil: every one
	apply func(*app.Seams)
}

// Planted is a fault as a server takes it: an [app.Fault].
type Planted struct{ Fault }

// ID returns the fault's id.
func (p Planted) ID() string { return p.Fault.ID }

// Form makes a server one that can have the fault: an [app.Formed].
func (p Planted) Form(c *app.Config) {
	if p.form != nil {
		p.form(c)
	}
}

// Apply makes a server have the fault.
func (p Planted) Apply(s *app.Seams) { p.apply(s) }

var planted = map[string]Planted{}

// plant adds a fault to the registry. It panics on a doubled id and on missing parts, which are
// mistakes of the author.
func plant(f Fault) bool {
	if _, doubled := planted[f.ID]; doubled {
		panic(fmt.Sprintf("fault %q is planted twice", f.ID))
	}
	if f.ID == "" || f.Title == "" || f.Story == "" || f.apply == nil {
		panic(fmt.Sprintf("fault %q is incomplete", f.ID))
	}
	planted[f.ID] = Planted{f}
	return true
}

// All returns every fault, sorted by id.
func All() []Planted {
	all := make([]Planted, 0, len(planted))
	for _, p := range planted {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Planted) int { return strings.Compare(a.ID(), b.ID()) })
	return all
}

// ByID returns the fault of that id, or false.
func ByID(id string) (Planted, bool) {
	p, ok := planted[id]
	return p, ok
}
