package faults

import (
	"net/http"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "answers-broadcast",
	Title: "the answer to a request goes to the stream that GET opened as well",
	Story: "One queue of messages for the session, from which each connection is served. Design rule; no field report.",
	form:  func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		listeners := &listeners{of: map[string]chan []byte{}}
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			a := &held{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(a, r)
			listeners.tell(r.Header.Get(sessionID), a.body.Bytes())
			a.send(w)
		})
		eachRequest(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if r.Method != http.MethodGet || r.Header.Get("Last-Event-ID") != "" {
				next.ServeHTTP(w, r)
				return
			}
			listeners.serve(w, r)
		})
	},
})

// listeners are the streams of sessions that GET has opened.
type listeners struct {
	mu sync.Mutex
	of map[string]chan []byte
}

// stream is that of a session, which holds a few messages until somebody listens.
func (l *listeners) stream(session string) chan []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of[session] == nil {
		l.of[session] = make(chan []byte, 8)
	}
	return l.of[session]
}

func (l *listeners) tell(session string, events []byte) {
	select {
	case l.stream(session) <- append([]byte(nil), events...):
	default: // nobody listens
	}
}

func (l *listeners) serve(w http.ResponseWriter, r *http.Request) {
	messages := l.stream(r.Header.Get(sessionID))
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	for {
		_ = http.NewResponseController(w).Flush() // what cannot be flushed ends with the request
		select {
		case events := <-messages:
			_, _ = w.Write(events)
		case <-r.Context().Done():
			return
		}
	}
}
