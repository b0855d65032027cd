package app

import (
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// recovering keeps a panic of one request from the others and from the client: it is logged with its
// stack, and answered without it.
func recovering(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(p) // net/http's own way to break a connection off
			}
			log.ErrorContext(r.Context(), "panic", "path", r.URL.Path, "panic", p, "stack", string(debug.Stack()))
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = w.Write([]byte(`{"error":"server_error","error_description":"the server could not answer this request"}`))
		}()
		next.ServeHTTP(w, r)
	})
}
