package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "dcr-form-500",
	Title: "a registration that comes as a form breaks the server",
	Story: "The body parser of JSON leaves the body undefined, and the handler reads from it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, oauth.PathRegister, func(a *held, r *http.Request) {
			if strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
				a.status = http.StatusInternalServerError
				a.body.Reset()
				a.body.WriteString("TypeError: cannot read properties of undefined (reading 'redirect_uris')")
			}
		})
	},
})
