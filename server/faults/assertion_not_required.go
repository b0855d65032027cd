package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "assertion-not-required",
	Title: "a client whose document has a key is served without its signature",
	Story: "Every client with a document is taken for a public one. Design rule; no field report.",
	apply: func(s *app.Seams) {
		unproven(s, func(form url.Values) string {
			if form.Get("client_assertion") != "" {
				return ""
			}
			return form.Get("client_id")
		})
	},
})
