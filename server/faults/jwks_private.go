package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "jwks-private",
	Title: "the key set holds private members",
	Story: "A key set that was written with the function for the whole key. What is published here is random " +
		"and opens nothing. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.DescribeKeys = func(set token.Set) any {
			return keysWith(set, map[string]any{"d": randomKeyPart(256)})
		}
	},
})
