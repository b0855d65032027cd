package faults

import (
	"bytes"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "dcr-error-of-a-framework",
	Title: "a registration that fails is answered 422 with what the framework found",
	Story: "What FastAPI answers when its schema does not fit: no client reads detail. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, oauth.PathRegister, func(a *held, _ *http.Request) {
			if a.status == http.StatusBadRequest {
				a.status = http.StatusUnprocessableEntity
				a.body = *bytes.NewBufferString(`{"detail":[{"type":"value_error","loc":["body","redirect_uris",0],"msg":"Input should be a valid URL"}]}`)
			}
		})
	},
})
