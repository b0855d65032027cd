package transport

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// leastVaried is how many characters of an id must differ from session to session: with fewer, all ids
// can be tried.
const leastVaried = 6

var _ = check.Define(check.Check{
	ID:     "transport.session.id-unguessable",
	Title:  "session ids are unique, and not counted up",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Session Management"),
		spec.MCP20251125.SecurityBestPractices.S("Session Hijacking")),
	Covers: []string{"HT-26"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"session-ids-counted"},
	Fix:    "Make each session id of random bytes from a cryptographic source, 16 of them or more; a UUID of version 4 will do.",
	Why:    "Whoever guesses an id is in somebody else's conversation, as far as the server goes by it.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		var ids []string
		for range 3 {
			s, _ := openSession(ctx, c, bearer)
			defer c.Host().EndSession(ctx, bearer, s)
			ids = append(ids, s.ID)
		}
		c.Step("compare the session ids")
		varied := variedIn(ids)
		saw := "ids of which only a few characters differ"
		if varied == 0 {
			saw = "one id twice"
		}
		c.Expect(expect.Claim{Holds: varied >= leastVaried, Saw: saw}).To(expect.True("ids that have little in common"))
	},
})

// variedIn is how many characters are left of the shortest id without the beginning and the end that all
// have in common: 0 where two are the same.
func variedIn(ids []string) int {
	slices.Sort(ids)
	if len(slices.Compact(slices.Clone(ids))) < len(ids) {
		return 0
	}
	shortest := slices.MinFunc(ids, func(a, b string) int { return len(a) - len(b) })
	begin := common(ids, len(shortest), func(id string, i int) byte { return id[i] })
	end := common(ids, len(shortest)-begin, func(id string, i int) byte { return id[len(id)-1-i] })
	return len(shortest) - begin - end
}

func common(ids []string, most int, at func(id string, i int) byte) int {
	for i := range most {
		if slices.ContainsFunc(ids, func(id string) bool { return at(id, i) != at(ids[0], i) }) {
			return i
		}
	}
	return most
}
