package faults

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "malformed-json-html",
	Title: "a body that is not JSON is answered with the framework's error page and its stack trace",
	Story: "Read in mcp2 (seed fault 17): Express parses the body ahead of everything and shows where that failed, outside " +
		"production.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method != http.MethodPost || r.URL.Path != s.Resource.Path {
					h.ServeHTTP(w, r)
					return
				}
				body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
				if err == nil && !json.Valid(body) {
					w.Header().Set("Content-Type", "text/html; charset=utf-8")
					w.WriteHeader(http.StatusBadRequest)
					_, _ = io.WriteString(w, parserError)
					return
				}
				r.Body = io.NopCloser(bytes.NewReader(body))
				h.ServeHTTP(w, r)
			}))
		}
	},
})

const parserError = `<!DOCTYPE html>
<html lang="en"><head><title>Error</title></head><body>
<pre>SyntaxError: Unexpected end of JSON input<br> &nbsp; &nbsp;at JSON.parse (&lt;anonymous&gt;)
<br> &nbsp; &nbsp;at parse (/app/node_modules/body-parser/lib/types/json.js:92:19)</pre>
</body></html>
`
