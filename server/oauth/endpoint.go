package oauth

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"
)

// maxBody bounds every request body of the authorization server.
const maxBody = 64 << 10

// Endpoint is a handler that returns why it refused.
type Endpoint func(w http.ResponseWriter, r *http.Request) error

// API serves an endpoint that machines talk to: its refusals are JSON (RFC 6749 §5.2), and nothing
// it says may be cached (§5.1) unless the endpoint itself says so.
func API(log *slog.Logger, e Endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		noStore(w.Header())
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		if err := e(w, r); err != nil {
			asError(log, r, err).write(w)
		}
	})
}

// CrossOrigin lets scripts of any origin use an endpoint that takes no cookies, and answers their
// preflight. ChatGPT calls from its servers and needs none of it; clients that run in a browser do.
// The authorization endpoint must not have it (RFC 9700 §2.6).
func CrossOrigin(method string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		if r.Method != http.MethodOptions {
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Methods", method)
		h.Set("Access-Control-Allow-Headers", "Content-Type, MCP-Protocol-Version")
		w.WriteHeader(http.StatusNoContent)
	})
}

func noStore(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Pragma", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
}

func (e *Error) write(w http.ResponseWriter) {
	e.headers(w.Header())
	_ = writeJSON(w, e.Status, struct {
		Error       string `json:"error"`
		Description string `json:"error_description,omitempty"`
	}{e.Code, e.Description})
}

func (e *Error) headers(h http.Header) {
	if e.Challenge != "" {
		h.Set("WWW-Authenticate", e.Challenge)
	}
	if e.RetryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(e.RetryAfter))
	}
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
