package wire

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Scope is the hands of one check or journey step. It is safe for concurrent use.
type Scope struct {
	wire  *Wire
	owner string

	mu      sync.Mutex
	step    string
	numbers []int
}

// Step labels the exchanges that follow.
func (s *Scope) Step(title string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.step = title
}

// Owner returns the check or journey step this scope belongs to.
func (s *Scope) Owner() string { return s.owner }

// Wire returns the network of the run, for [Wire.Taint] and [Wire.Redact].
func (s *Scope) Wire() *Wire { return s.wire }

// Numbers returns the numbers of the exchanges of this scope, in the order they were started.
func (s *Scope) Numbers() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.numbers)
}

// Requests returns how many requests this scope has sent or tried to send.
func (s *Scope) Requests() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.numbers)
}

// Do sends req and reads the whole answer. It follows no redirect and never returns nil: a failure is
// in Err. It repeats nothing but what was answered 429 with a Retry-After that fits the deadline of
// req; to an endpoint that stays closed nothing is sent, and its last 429 is returned. An answer of type text/event-stream is read to its end and
// parsed into Events.
func (s *Scope) Do(actor Actor, req *http.Request) *Exchange { return s.send(actor, req, nil) }

// DoUntil is [Scope.Do] for a stream that may stay open: each event is shown to stop, and when that
// says true the stream is closed and the exchange is whole. An answer that is no event stream is
// read like any other.
func (s *Scope) DoUntil(actor Actor, req *http.Request, stop func(Event) bool) *Exchange {
	return s.send(actor, req, stop)
}

// open numbers a new exchange and enters it into the record of the run.
func (s *Scope) open(actor Actor, req *http.Request) (*record, *Exchange) {
	ex := &Exchange{Method: req.Method, URL: req.URL.String(), ReqHeader: req.Header.Clone(), Started: s.wire.now()}
	if ex.Method == "" {
		ex.Method = http.MethodGet
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	rec := &record{owner: s.owner, step: s.step, actor: actor, offset: time.Since(s.wire.epoch)}
	ex.N = s.wire.enter(rec)
	rec.exchange = *ex
	s.numbers = append(s.numbers, ex.N)
	return rec, ex
}

// enter appends the record and returns its number.
func (w *Wire) enter(rec *record) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.records = append(w.records, rec)
	return len(w.records)
}
