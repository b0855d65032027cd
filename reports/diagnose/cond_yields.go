package diagnose

import (
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Yields holds if a check of a refusal failed because the server gave what it should refuse. A server
// that broke down instead, or fell silent, has given nothing: see [Breaks]. One that refused, but in
// other words than it must, has not either: see [Misstates].
func Yields(id string) Cond {
	return All(Fails(id), Not(minor(id)), Not(broken5xx(id)), Not(silent(id)))
}

// Breaks holds if a check of a refusal failed because the server broke down (5xx) or fell silent.
func Breaks(id string) Cond { return All(Fails(id), Any(broken5xx(id), silent(id))) }

// Misstates holds if a check of a refusal failed although nothing was given away: the refusal is not
// the one that a client understands.
func Misstates(id string) Cond { return All(Fails(id), minor(id), Not(broken5xx(id)), Not(silent(id))) }

func broken5xx(id string) Cond { return Saw(Exchange{DecisiveOf: id, Status: []string{"5xx"}}) }

func silent(id string) Cond { return Saw(Exchange{DecisiveOf: id, NoAnswer: true}) }

// anyOf holds if the condition does for one of the checks.
func anyOf(cond func(id string) Cond, ids ...string) Cond {
	of := make([]Cond, len(ids))
	for i, id := range ids {
		of[i] = cond(id)
	}
	return Any(of...)
}

// minor holds if what a check missed exposes nobody and does not stop the host.
type minor string

func (m minor) String() string { return string(m) + " misses what only degrades" }

func (m minor) look(f *facts) finding {
	c := f.checks[string(m)]
	return finding{holds: c != nil && slices.Contains([]string{"degrades", "none"}, c.Impact) &&
		(c.Verdict == result.Fail || c.Verdict == result.Warn)}
}
