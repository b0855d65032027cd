package wire

import (
	"crypto/tls"
	"net/http/httptrace"
	"sync"
	"time"
)

// trace notes when things happen. The hooks may be called after the round trip has returned (a
// connection that was dialled in vain goes to the pool), hence the lock and the copy.
type trace struct {
	start time.Time
	mu    sync.Mutex
	t     Timing
}

func newTrace() *trace { return &trace{start: time.Now()} }

func (t *trace) since() time.Duration { return time.Since(t.start) }

func (t *trace) hooks() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		DNSDone:              func(httptrace.DNSDoneInfo) { t.note(&t.t.DNS) },
		ConnectDone:          func(_, _ string, _ error) { t.note(&t.t.Connect) },
		TLSHandshakeDone:     func(tls.ConnectionState, error) { t.note(&t.t.TLS) },
		GotFirstResponseByte: func() { t.note(&t.t.FirstByte) },
		GotConn: func(info httptrace.GotConnInfo) {
			t.mu.Lock()
			defer t.mu.Unlock()
			t.t.Reused = info.Reused
		},
	}
}

func (t *trace) note(at *time.Duration) {
	now := t.since()
	t.mu.Lock()
	defer t.mu.Unlock()
	*at = now
}

// timing ends the exchange. A connection that had served before was not connected for this request,
// whatever was dialled beside it.
func (t *trace) timing() Timing {
	t.note(&t.t.Total)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.t.Reused {
		t.t.DNS, t.t.Connect, t.t.TLS = 0, 0, 0
	}
	return t.t
}
