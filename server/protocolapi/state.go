package protocolapi

import (
	"fmt"
	"net/http"
	"slices"
)

// State is how an [API] answers at present.
type State string

// The states. They come before anything else: an API that is down does not look at the request.
const (
	Up        State = "up"        // as it should
	Down      State = "down"      // 503 with a body that talks about its inside, as real ones do
	Error     State = "error"     // 500 with the page of a framework, stack and all
	Slow      State = "slow"      // not at all; the request ends when its client gives up
	Malformed State = "malformed" // 200 with a JSON text that breaks off
)

var states = []State{Up, Down, Error, Slow, Malformed}

// SetState changes the state for requests from now on. An unknown state is an error and changes
// nothing.
func (a *API) SetState(s State) error {
	if !slices.Contains(states, s) {
		return fmt.Errorf("the state %q is none of up, down, error, slow and malformed", s)
	}
	a.state.Store(&s)
	return nil
}

// State is the present state.
func (a *API) State() State { return *a.state.Load() }

// The addresses are from the block for documentation (RFC 5737).
const downBody = `{"error":"upstream_unavailable","detail":"connect ECONNREFUSED 192.0.2.17:5432",` +
	`"stack":"Error: connect ECONNREFUSED 192.0.2.17:5432\n    at Pool.connect (/srv/protocol/node_modules/pg/lib/pool.js:45:11)"}`

const errorBody = `<!DOCTYPE html><html><body><pre>TypeError: Cannot read properties of undefined (reading &#39;rows&#39;)<br>` +
	` &nbsp; &nbsp;at findIntents (/srv/protocol/dist/intents.js:88:27)</pre></body></html>`

const malformedBody = `{"intents":[{"id":"intent_0`

// inState answers as the states other than Up do.
func inState(s State, w http.ResponseWriter, r *http.Request) {
	switch s {
	case Down:
		writeRaw(w, http.StatusServiceUnavailable, "application/json", downBody)
	case Error:
		writeRaw(w, http.StatusInternalServerError, "text/html; charset=utf-8", errorBody)
	case Malformed:
		writeRaw(w, http.StatusOK, "application/json", malformedBody)
	case Slow:
		<-r.Context().Done()
	}
}

func writeRaw(w http.ResponseWriter, status int, mediaType, body string) {
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}
