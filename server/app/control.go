package app

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"time"
)

// maxAdvance bounds one move of the clock, so that times stay within what a token can say.
const maxAdvance = 10 * 365 * 24 * time.Hour

// Control is the handler by which the owner moves the server about, for a listener of its own on
// loopback. It answers callers on loopback that send ControlToken as Bearer, with 204:
//
//	POST /advance      {"seconds": n}, forward only
//	POST /restart      the process is replaced; what was only in memory is gone
//	POST /rotate-keys  a new signing key
//	POST /backend      {"state": "up|down|error|slow|malformed"}, of what the tools call
//	POST /privy        {"state": "up|slow"}
//	POST /users/delete {"email": "…"}, at Privy
//
// What the server cannot do, such as slow down a Privy that is not a fake, is answered 501.
func (a *App) Control() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /advance", controlled(func(ctx context.Context, in struct{ Seconds int64 }) error {
		d := time.Duration(in.Seconds) * time.Second
		if in.Seconds <= 0 || in.Seconds > int64(maxAdvance/time.Second) {
			return errors.New("seconds must be a positive number: the clock moves forward only")
		}
		return a.Advance(ctx, d)
	}))
	mux.Handle("POST /restart", controlled(func(ctx context.Context, _ struct{}) error { return a.Restart(ctx) }))
	mux.Handle("POST /rotate-keys", controlled(func(context.Context, struct{}) error { return a.RotateKeys() }))
	mux.Handle("POST /backend", controlled(func(ctx context.Context, in struct{ State string }) error {
		return a.backend.setState(ctx, in.State)
	}))
	mux.Handle("POST /privy", controlled(func(ctx context.Context, in struct{ State string }) error {
		return offered(a.cfg.OnPrivy)(ctx, in.State)
	}))
	mux.Handle("POST /users/delete", controlled(func(ctx context.Context, in struct{ Email string }) error {
		return offered(a.cfg.OnDeleteUser)(ctx, in.Email)
	}))
	return a.protect(mux)
}

// protect lets the owner in and nobody else. A page in the owner's browser cannot send the bearer.
func (a *App) protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || !from.Addr().Unmap().IsLoopback() {
			http.Error(w, "control is for callers on loopback", http.StatusForbidden)
			return
		}
		scheme, given, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") ||
			subtle.ConstantTimeCompare([]byte(given), []byte(a.cfg.ControlToken)) != 1 {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "the control token is missing or wrong", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

var errNotOffered = errors.New("this cannot be done from here")

// offered stands in for what the configuration does not have.
func offered(do func(context.Context, string) error) func(context.Context, string) error {
	if do == nil {
		return func(context.Context, string) error { return errNotOffered }
	}
	return do
}

// controlled reads a JSON object, or nothing, and answers 204 or the error.
func controlled[T any](do func(context.Context, T) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in T
		err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(&in)
		if err != nil && !errors.Is(err, io.EOF) {
			http.Error(w, "the body is not a JSON object of the expected form", http.StatusBadRequest)
			return
		}
		switch err := do(r.Context(), in); {
		case errors.Is(err, errNotOffered):
			http.Error(w, err.Error(), http.StatusNotImplemented)
			return
		case err != nil:
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
}
