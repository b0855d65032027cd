package faults

import (
	"net/http"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "resumption-replays-all",
	Title: "who resumes a stream is sent what went over all streams of the session",
	Story: "One log of events for the session, read on from an id whichever stream that is of. Design rule; no field report.",
	form:  func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		logs := &sessionLogs{sent: map[string][]byte{}}
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			a := &held{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(a, r)
			logs.add(r.Header.Get(sessionID), a.body.Bytes())
			a.send(w)
		})
		eachRequest(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if r.Method != http.MethodGet || r.Header.Get("Last-Event-ID") == "" {
				next.ServeHTTP(w, r)
				return
			}
			w.Header().Set("Content-Type", "text/event-stream")
			_, _ = w.Write(logs.of(r.Header.Get(sessionID)))
		})
	},
})

// sessionLogs is what went over the streams of each session.
type sessionLogs struct {
	mu   sync.Mutex
	sent map[string][]byte
}

func (l *sessionLogs) add(session string, events []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent[session] = append(l.sent[session], events...)
}

func (l *sessionLogs) of(session string) []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]byte(nil), l.sent[session]...)
}
