package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "management-delete-200",
	Title: "a client that is deleted is told so in JSON, with 200",
	Story: "What most interfaces answer, where RFC 7592 §2.3 has 204. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, oauth.PathRegister+"/", func(a *held, _ *http.Request) {
			if a.status == http.StatusNoContent {
				a.status = http.StatusOK
				a.header.Set("Content-Type", "application/json")
				a.body.WriteString(`{"deleted":true}`)
			}
		})
	},
})
