package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "stream-left-open",
	Title: "the stream that answers a request stays open after the answer",
	Story: "A handler that writes the response and forgets to end the stream. Design rule; no field report.",
	form:  func(c *app.Config) { c.Streams = true },
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			next.ServeHTTP(w, r)
			if strings.HasPrefix(w.Header().Get("Content-Type"), "text/event-stream") {
				_ = http.NewResponseController(w).Flush() // what cannot be flushed ends with the request
				<-r.Context().Done()
			}
		})
	},
})
