package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "user-data-public",
	Title: "a list that names its user is marked as public",
	Story: "Every list of the server got the same hint, the one that tells of the user too. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			asked := messageIn(r)
			a := &held{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(a, r)
			if asked.Method == "resources/list" {
				a.replace(`"cacheScope":"private"`, `"cacheScope":"public"`)
				a.replace("The user's items", "The items of "+resource.AccessOf(r.Context()).Subject)
			}
			a.send(w)
		})
	},
})
