package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cors-preflight-only",
	Title: "a preflight is allowed, and the answer that follows cannot be read",
	Story: "A gateway answers OPTIONS by itself, and the server behind it knows nothing of CORS: in a browser “Failed to fetch”, " +
		"while ChatGPT connects (symptoms row 106).",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method != http.MethodOptions {
					w = &unshared{ResponseWriter: w}
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})

// unshared takes the permission to read an answer away.
type unshared struct{ http.ResponseWriter }

func (u *unshared) WriteHeader(status int) {
	u.Header().Del("Access-Control-Allow-Origin")
	u.ResponseWriter.WriteHeader(status)
}

func (u *unshared) Write(b []byte) (int, error) {
	u.Header().Del("Access-Control-Allow-Origin")
	return u.ResponseWriter.Write(b)
}

// Unwrap is for [http.ResponseController].
func (u *unshared) Unwrap() http.ResponseWriter { return u.ResponseWriter }
