package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-html",
	Title: "the metadata paths answer 200 with the page of a web app",
	Story: "Seen with outline/outline#11572, n8n-io/n8n#33776 and others: a catch-all route of a single-page " +
		"app answers every unknown path (symptoms row 13).",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !strings.HasPrefix(r.URL.Path, resource.WellKnown) {
					h.ServeHTTP(w, r)
					return
				}
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				_, _ = w.Write([]byte(`<!doctype html><title>App</title><div id="root"></div>`))
			}))
		}
	},
})
