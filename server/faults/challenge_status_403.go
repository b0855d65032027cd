package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-status-403",
	Title: "a request without a token is answered 403",
	Story: "Seen where a gateway in front of the server treats a missing token as a lack of rights; clients " +
		"start to log in on 401 only (symptoms row 81).",
	apply: func(s *app.Seams) {
		next := s.Resource.Challenge
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
			if c.Error != "" {
				next(w, c)
				return
			}
			w.Header().Set("WWW-Authenticate", c.String())
			writeRPC(w, http.StatusForbidden, `{"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"forbidden"}}`)
		}
	},
})
