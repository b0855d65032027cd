package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-signing-none",
	Title: "the resource metadata offers responses that are signed with none",
	Story: "The list of all algorithms of a JWT library. Design rule; no field report.",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) {
			m.More = map[string]any{"resource_signing_alg_values_supported": []string{"RS256", "none"}}
		})
	},
})
