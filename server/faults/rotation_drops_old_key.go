package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "rotation-drops-old-key",
	Title: "when the signing key is replaced the old one is gone at once",
	Story: "The key is a file or a variable, and its replacement a restart: every token that is out is refused from one " +
		"moment to the next. Design rule; no field report.",
	apply: func(s *app.Seams) { s.KeyOverlap = 0 },
})
