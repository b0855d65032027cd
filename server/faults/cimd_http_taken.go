package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/cimd"
)

var _ = plant(Fault{
	ID:    "cimd-http-taken",
	Title: "a client_id may be an http URL, and its document come without TLS",
	Story: "A condition that was relaxed for development and went into production with the rest. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		s.Documents.Names = func(id string) bool { return strings.HasPrefix(id, "http") }
		s.Documents.CheckURL = func(id string) error {
			return cimd.CheckURL(strings.Replace(id, "http://", "https://", 1))
		}
	},
})
