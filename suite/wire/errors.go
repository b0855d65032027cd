package wire

import (
	"fmt"
)

// Kind says what kept an answer from coming.
type Kind string

// The kinds.
const (
	KindDNS      Kind = "dns"       // the name has no address
	KindConnect  Kind = "connect"   // refused or unreachable
	KindTLS      Kind = "tls"       // no TLS, or a certificate nobody can trust
	KindTimeout  Kind = "timeout"   // a limit of ours ran out
	KindPolicy   Kind = "policy"    // not dialled on purpose; wraps a [*PolicyError]
	KindTooLarge Kind = "too-large" // header, body or event stream beyond a limit
	KindReset    Kind = "reset"     // the connection ended before the answer did
	KindProtocol Kind = "protocol"  // what came is not HTTP, or is broken
	KindCanceled Kind = "canceled"  // the caller gave up, or the run's budget ended
	KindRequest  Kind = "request"   // the request could not be made: no http URL, no host
)

// Error is why an exchange has no whole answer. Its text is one short sentence for people.
type Error struct {
	Kind Kind
	Text string
	Err  error // the cause, if there is more to know
}

func (e *Error) Error() string { return e.Text }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func bodyTooLarge(limit int64) error {
	return &Error{Kind: KindTooLarge, Text: "the body is larger than " + size(limit)}
}

func size(bytes int64) string {
	switch {
	case bytes >= 1<<20 && bytes%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", bytes>>20)
	case bytes >= 1<<10 && bytes%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", bytes>>10)
	}
	return fmt.Sprintf("%d bytes", bytes)
}
