package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "initialize-echoes-version",
	Title: "initialize promises any version that it is asked for",
	Story: "A handler that copies protocolVersion from the request. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "initialize" {
				a.replace(`"protocolVersion":"2025-11-25"`, `"protocolVersion":"`+asked.Params.ProtocolVersion+`"`)
			}
		})
	},
})
