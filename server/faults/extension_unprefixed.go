package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "extension-unprefixed",
	Title: "an extension is declared by a bare name",
	Story: "An extension of the server's own, named as if there were no other. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) { a.replace(`"io.modelcontextprotocol/ui"`, `"ui"`) })
	},
})
