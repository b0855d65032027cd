package faults

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "batch-answered-in-part",
	Title: "of an array of messages only the first is looked at",
	Story: "A server that has no arrays and does not say so. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			body, err := io.ReadAll(r.Body)
			var messages []json.RawMessage
			if err == nil && json.Unmarshal(body, &messages) == nil && len(messages) > 0 {
				body = messages[0]
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
			next.ServeHTTP(w, r)
		})
	},
})
