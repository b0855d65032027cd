package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "revocation-of-nothing-200",
	Title: "a revocation without a token is answered 200",
	Story: "Every answer is 200 (RFC 7009 §2.2 taken too far): a client that misspells the parameter believes " +
		"that it is out. Design rule; no field report.",
	apply: func(s *app.Seams) {
		atRevocation(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if r.PostForm.Get("token") == "" {
				return nil
			}
			return strict(w, r)
		})
	},
})
