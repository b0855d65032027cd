package protocolapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"sync/atomic"
)

// Authenticate says whose Privy access token it is given, by Privy DID. Any error means that the token
// is not accepted.
type Authenticate func(ctx context.Context, privyToken string) (userID string, err error)

// API is a stand-in for the Protocol API. It is safe for concurrent use.
type API struct {
	authenticate Authenticate
	state        atomic.Pointer[State]
}

// New makes an [API] that is up.
func New(authenticate Authenticate) (*API, error) {
	if authenticate == nil {
		return nil, errors.New("the Protocol API needs to know whose tokens it is given")
	}
	a, up := &API{authenticate: authenticate}, Up
	a.state.Store(&up)
	return a, nil
}

// ServeHTTP answers the three paths of the API.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// Read first: net/http notices that a client hangs up only once its body is read.
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		writeError(w, http.StatusRequestEntityTooLarge, "the request is too large or broke off")
		return
	}
	if s := a.State(); s != Up {
		inState(s, w, r)
		return
	}
	answer := operations[r.URL.Path]
	if answer == nil {
		writeError(w, http.StatusNotFound, "there is no such operation")
		return
	}
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		writeError(w, http.StatusMethodNotAllowed, "the method must be POST")
		return
	}
	user, err := a.user(r)
	if err != nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		writeError(w, http.StatusUnauthorized, "a valid Privy access token is needed")
		return
	}
	if mt, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || mt != "application/json" {
		writeError(w, http.StatusUnsupportedMediaType, "the content type must be application/json")
		return
	}
	out, err := answer(user, body)
	if err != nil {
		writeError(w, http.StatusBadRequest, err.Error())
		return
	}
	writeJSON(w, http.StatusOK, out)
}

const maxRequest = 1 << 20

// operations are what the API can do, by path.
var operations = map[string]func(user string, body []byte) (any, error){
	PathNew:       operation(discoverNew),
	PathFilter:    operation(discoverFilter),
	PathVibecheck: operation(vibecheck),
}

// operation reads the request of run strictly: one JSON object with members that In knows.
func operation[In, Out any](run func(user string, in In) (Out, error)) func(string, []byte) (any, error) {
	return func(user string, body []byte) (any, error) {
		var in *In
		dec := json.NewDecoder(strings.NewReader(string(body)))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&in); err != nil {
			return nil, fmt.Errorf("the request is not the JSON object it should be: %w", err)
		}
		if _, err := dec.Token(); !errors.Is(err, io.EOF) || in == nil {
			return nil, errors.New("the request is not one JSON object")
		}
		return run(user, *in)
	}
}

func (a *API) user(r *http.Request) (string, error) {
	headers := r.Header.Values("Authorization")
	if len(headers) != 1 {
		return "", errors.New("not exactly one Authorization header")
	}
	scheme, token, _ := strings.Cut(headers[0], " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return "", errors.New("no bearer token")
	}
	return a.authenticate(r.Context(), token)
}

func writeError(w http.ResponseWriter, status int, sentence string) {
	writeJSON(w, status, map[string]string{"error": sentence})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}
