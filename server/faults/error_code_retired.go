package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "error-code-retired",
	Title: "a resource that does not exist is refused with the code of the versions before MCP 2026-07-28",
	Story: "An SDK of before under a server of today; go-sdk does so with MCPGODEBUG=customresnotfounderrcode=1.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "resources/read" && a.status == http.StatusBadRequest {
				a.replace(`"code":-32602`, `"code":-32002`)
			}
		})
	},
})
