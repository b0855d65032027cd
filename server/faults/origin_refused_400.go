package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "origin-refused-400",
	Title: "a request from a foreign Origin is refused with 400",
	Story: "A server that takes what it does not like for malformed. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, s.Resource.Path, func(a *held, r *http.Request) {
			if a.status == http.StatusForbidden && r.Header.Get("Origin") != "" {
				a.status = http.StatusBadRequest
			}
		})
	},
})
