package faults

import (
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "rotation-unpublished",
	Title: "the key set that is published stays the one of before the signing key was replaced",
	Story: "The document was made once and kept: who issues the tokens also verifies them, so that only other resource " +
		"servers refuse them. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.DescribeKeys
		var once sync.Once
		var first any
		s.DescribeKeys = func(set token.Set) any {
			once.Do(func() { first = next(set) })
			return first
		}
	},
})
