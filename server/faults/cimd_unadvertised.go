package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cimd-unadvertised",
	Title: "clients with a metadata document are taken, and the metadata does not say so",
	Story: "A feature that was switched on in one place of two. Design rule; no field report.",
	apply: func(s *app.Seams) { s.ByDocument = true },
})
