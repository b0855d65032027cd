package faults

import "github.com/mcpconform/mcpconform/server/spelling"

// Nearest returns the fault that a mistyped id was meant to be. It is false where none resembles it.
func Nearest(id string) (Planted, bool) {
	var known []string
	for _, p := range All() {
		known = append(known, p.ID())
	}
	return ByID(spelling.Nearest(id, known))
}
