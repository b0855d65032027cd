package wire

import (
	"net/http"
	"sync"
	"time"
)

// Actor says in whose name a request is sent; the report draws it.
type Actor string

// The actors: the host that is played, the user's browser, and a server (such as an authorization
// server that fetches something of ours).
const (
	Host    Actor = "host"
	Browser Actor = "browser"
	Server  Actor = "server"
)

// Exchange is one request and what came of it. It is not redacted: it never leaves the process but
// through [Wire.Exchanges]. It does not change once it was returned.
type Exchange struct {
	N         int // 1 is the first request of the run
	Method    string
	URL       string
	ReqHeader http.Header
	ReqBody   []byte

	Status int // 0 when no header came
	Header http.Header
	// Body is decompressed and at most Limits.MaxBody long; Length is what was read, in bytes.
	Body      []byte
	Length    int64
	Truncated bool // the body went on after Body
	// Err is nil if and only if a whole answer came (or the caller stopped a stream). It is always an
	// [*Error]. Status and Body may be set beside it: what came before it broke.
	Err error
	// Events are those of a text/event-stream, in order.
	Events []Event

	Proto   string // "HTTP/1.1", "HTTP/2.0"
	Started time.Time
	Timing  Timing
}

// Event is one event of a text/event-stream.
type Event struct {
	ID, Name string // Name is "message" when the stream names none
	Data     []byte
	At       time.Duration // since the start of the request
}

// Timing says when things were done, counted from the start of the request; zero means never.
type Timing struct {
	DNS, Connect, TLS, FirstByte, Total time.Duration
	Reused                              bool // the connection had served before
}

// Answer returns the exchange itself: what embeds an *Exchange can be matched like one.
func (e *Exchange) Answer() *Exchange { return e }

// record is what the run keeps of an exchange: at most KeepBody of each body.
type record struct {
	owner, step string
	actor       Actor
	offset      time.Duration // from the start of the run

	mu       sync.Mutex
	exchange Exchange
	done     bool
	withheld string // why its text is not shown; "" when it is
}

// finish stores what the report needs; the bodies beyond keep are the caller's alone.
func (r *record) finish(ex *Exchange, keep int, withheld string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.exchange = *ex
	r.exchange.Events = nil
	r.exchange.Body = head(ex.Body, keep)
	r.exchange.ReqBody = head(ex.ReqBody, keep)
	r.exchange.Truncated = ex.Truncated || len(ex.Body) > keep
	r.done, r.withheld = true, withheld
}

// head returns at most n bytes of b without holding on to the rest.
func head(b []byte, n int) []byte {
	if len(b) <= n {
		return b
	}
	return append([]byte(nil), b[:n]...)
}
