package render

import (
	"fmt"

	"github.com/mcpconform/mcpconform/reports/result"
)

// clientsLeft says in a line that clients are still registered, or "".
func clientsLeft(s result.SideEffects) string {
	switch n := len(s.ClientsLeft); n {
	case 0:
		return ""
	case 1:
		return "1 client is left at the server, which could not be deleted; the report names it."
	default:
		return fmt.Sprintf("%d clients are left at the server, which could not be deleted; the report lists them.", n)
	}
}

// clientLeft is a client that is still registered, in words.
type clientLeft struct{ ID, Name, Endpoint, Why string }

func clientsLeftOf(s result.SideEffects) []clientLeft {
	var all []clientLeft
	for _, c := range s.ClientsLeft {
		all = append(all, clientLeft{plain(c.ClientID), plain(c.Name), plain(c.Endpoint), plain(c.Why)})
	}
	return all
}

// clientsLeft lists what the owner of the server may want to delete.
func (m *markdown) clientsLeft() {
	all := clientsLeftOf(m.run.SideEffects)
	if len(all) == 0 {
		return
	}
	m.line("\nClients that are left at the server, for its owner to delete:\n")
	for _, c := range all {
		m.line("- %s, %s, registered at %s: %s", code(c.ID), escape(firstOf(c.Name, "without a name")), escape(c.Endpoint), escape(c.Why))
	}
}
