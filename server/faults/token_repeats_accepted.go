package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "token-repeats-accepted",
	Title: "of a parameter that comes twice in a token request, the first is taken",
	Story: "The default of most form readers: what a proxy or a log looked at may be the other one. Design rule; " +
		"no field report.",
	apply: func(s *app.Seams) {
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			for name, values := range r.PostForm {
				r.PostForm[name] = values[:1]
			}
			return strict(w, r)
		})
	},
})
