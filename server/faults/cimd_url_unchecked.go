package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cimd-url-unchecked",
	Title: "every https URL will do for a client_id, with a fragment, a user or dot segments too",
	Story: "The client_id goes to the HTTP library as it came, and that makes something of it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		s.Documents.CheckURL = func(string) error { return nil }
	},
})
