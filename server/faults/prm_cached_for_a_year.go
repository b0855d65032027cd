package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-cached-for-a-year",
	Title: "the resource metadata may be kept for a year",
	Story: "The rule of a CDN for static files, applied to every path. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasPrefix(r.URL.Path, resource.WellKnown) {
					w = &rewritten{ResponseWriter: w, edit: func(h http.Header) {
						h.Set("Cache-Control", "public, max-age=31536000, immutable")
					}}
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})

// rewritten is an answer whose header is edited before it is sent.
type rewritten struct {
	http.ResponseWriter
	edit func(http.Header)
	sent bool
}

func (w *rewritten) WriteHeader(status int) {
	if !w.sent {
		w.sent = true
		w.edit(w.Header())
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *rewritten) Write(b []byte) (int, error) {
	if !w.sent {
		w.WriteHeader(http.StatusOK)
	}
	return w.ResponseWriter.Write(b)
}
