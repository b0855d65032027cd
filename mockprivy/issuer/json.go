package issuer

import (
	"encoding/json"
	"errors"
	"net/http"
)

// maxBody bounds a request body, in bytes; the largest real one is a few hundred.
const maxBody = 64 << 10

// endpoint answers with a body to encode, or an error to shape as Privy does;
// a nil body is 204.
type endpoint func(*http.Request) (any, error)

// ServeHTTP makes an endpoint an http.Handler.
func (e endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	body, err := e(r)
	if err != nil {
		writeError(w, err)
		return
	}
	if body == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	writeJSON(w, http.StatusOK, body)
}

func writeError(w http.ResponseWriter, err error) {
	var e *apiError
	if !errors.As(err, &e) {
		e = &apiError{Status: http.StatusInternalServerError, Message: "Service unavailable."}
	}
	writeJSON(w, e.Status, e)
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// An error here is a caller that went away: nobody is left to tell.
	_ = json.NewEncoder(w).Encode(body)
}

// readJSON decodes the body into v; members v does not name are ignored.
func readJSON(r *http.Request, v any) error {
	if err := json.NewDecoder(r.Body).Decode(v); err != nil {
		return errBadRequest
	}
	return nil
}
