package wire

import (
	"context"
	"crypto/x509"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"
)

// Limits bound what one request may cost. A zero field means its default.
type Limits struct {
	// Request is the time from the start of a request to the last byte of its answer; default 10 s.
	// A single request can be given more with [WithPatience].
	Request time.Duration
	// Idle is the longest silence inside an answer; default is Request.
	Idle time.Duration
	// MaxBody is the size of a body in bytes, after decompression; default 4 MiB.
	MaxBody int64
	// MaxHeader is the size of a response header in bytes; default 64 KiB.
	MaxHeader int64
	// KeepBody is how many bytes of a body the report keeps; default 64 KiB.
	KeepBody int
}

// Options say how a run reaches the network.
type Options struct {
	Limits
	// RootCAs are trusted beside nothing else; nil means those of the system.
	RootCAs *x509.CertPool
	// Insecure accepts any certificate: the user's own choice, for a target of theirs.
	Insecure bool
	// AllowPrivate makes loopback and private addresses reachable. Set it if and only if the target
	// that the user typed is there itself; see [Private].
	AllowPrivate bool
	// Resolve looks a name up; nil means the system's resolver.
	Resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	// Dial connects to an address (never a name); nil means a [net.Dialer].
	Dial func(ctx context.Context, network, addr string) (net.Conn, error)
	// Proxy returns the proxy for a URL, or nil; nil means that none is used. A proxy resolves names by
	// itself: of the address policy, what needs no look-up is left.
	Proxy func(*url.URL) (*url.URL, error)
	// Rate is how many requests a second are sent at most; 0 means any number.
	Rate float64
	// Pause waits before a request to an endpoint that answered 429 and asked to wait, on behalf of the
	// owner of a [Scope]; nil means a timer. An error means that the request is not to be sent.
	Pause func(ctx context.Context, owner string, d time.Duration) error
	// Now is the clock of [Exchange.Started]; nil means time.Now. Durations are always real time.
	Now func() time.Time
}

// Wire is the network of one run. It is safe for concurrent use.
type Wire struct {
	limits    Limits
	now       func() time.Time
	epoch     time.Time
	dialer    *dialer
	transport *http.Transport
	secrets   *secrets
	gate      *gate
	pace      *pace

	mu      sync.Mutex
	records []*record
}

// New makes the network of one run. Close it when the run is over.
func New(o Options) *Wire {
	limits := o.withDefaults()
	now := o.Now
	if now == nil {
		now = time.Now
	}
	dialer := newDialer(&o, limits)
	return &Wire{
		limits: limits, now: now, epoch: time.Now(),
		dialer: dialer, transport: newTransport(&o, limits, dialer),
		secrets: newSecrets(), gate: newGate(&o), pace: newPace(o.Rate),
	}
}

func (l Limits) withDefaults() Limits {
	if l.Request <= 0 {
		l.Request = 10 * time.Second
	}
	if l.Idle <= 0 {
		l.Idle = l.Request
	}
	if l.MaxBody <= 0 {
		l.MaxBody = 4 << 20
	}
	if l.MaxHeader <= 0 {
		l.MaxHeader = 64 << 10
	}
	if l.KeepBody <= 0 {
		l.KeepBody = 64 << 10
	}
	return l
}

// Scope returns new hands for owner, a check id or a journey step.
func (w *Wire) Scope(owner string) *Scope { return &Scope{wire: w, owner: owner} }

// CloseIdle drops the idle connections, for instance after the target was restarted: a POST on a
// connection that the target forgot fails, and it is not sent twice.
func (w *Wire) CloseIdle() { w.transport.CloseIdleConnections() }

// Close drops the idle connections. The record stays readable.
func (w *Wire) Close() { w.CloseIdle() }

// Addresses returns where host may be reached, pinned for this run, or the [*Error] why it may not:
// for a browser, which dials by itself and must obey the same policy.
func (w *Wire) Addresses(ctx context.Context, host string) ([]netip.Addr, error) {
	return w.dialer.addresses(ctx, host)
}

// Taint registers a credential of the given kind ("access_token", "code"), so that no output holds
// it in any encoding. A value under 8 characters would tear holes into innocent text and is ignored
// here: use [Wire.TaintField].
func (w *Wire) Taint(kind, value string) { w.secrets.add(kind, value) }

// TaintField registers a credential that may be too short to be searched for everywhere, such as a
// one-time code: it is redacted where it stands as the value of field (form, JSON or HTML).
func (w *Wire) TaintField(kind, field, value string) { w.secrets.addField(kind, field, value) }

// Redact returns s with every registered credential replaced by its fingerprint «kind:abcdef»:
// raw, URL-, JSON- and HTML-escaped and in base64. The same credential has the same fingerprint
// all through a run, and cannot be found from it.
func (w *Wire) Redact(s string) string { return w.secrets.redact(s) }
