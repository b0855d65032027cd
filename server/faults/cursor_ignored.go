package faults

import (
	"bytes"
	"io"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cursor-ignored",
	Title: "a cursor that the server cannot read gives the first page",
	Story: "The page to begin with is a number, and what is none is taken for the first. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			body, _ := io.ReadAll(r.Body)
			again := r.Clone(r.Context())
			r.Body = io.NopCloser(bytes.NewReader(body))
			a := &held{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(a, r)
			if m.Params.Cursor != "" && bytes.Contains(a.body.Bytes(), []byte("-32602")) {
				a = &held{header: http.Header{}, status: http.StatusOK}
				again.Body = io.NopCloser(bytes.NewReader(bytes.Replace(body, []byte(`"`+m.Params.Cursor+`"`), []byte(`""`), 1)))
				next.ServeHTTP(a, again)
			}
			a.send(w)
		})
	},
})
