package oauth

import (
	"errors"
	"net/http"
	"net/netip"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// RegistrationLimit says how many clients may register. Registration is open to everybody (RFC 7591 §3),
// and the hosts whose users connect share few addresses: a limit that a person never meets may be met by
// them.
type RegistrationLimit struct {
	Clients  int           // within Window; less than one is any number
	Window   time.Duration // from the first of them
	Together bool          // all sources are counted together, instead of each by itself
}

// LimitRegistration refuses a client that is one too many.
type LimitRegistration func(r *http.Request) error

// Within is the strict [LimitRegistration]. Behind a proxy the source is the proxy, since whoever sends a
// request can write what he likes into X-Forwarded-For.
func Within(l RegistrationLimit, counts store.Counts, now func() time.Time) LimitRegistration {
	return func(r *http.Request) error {
		if l.Clients < 1 {
			return nil
		}
		name := "clients"
		if !l.Together {
			name += " of " + source(r)
		}
		at := now()
		ends, err := counts.Count(r.Context(), name, l.Clients, at, at.Add(l.Window))
		if errors.Is(err, store.ErrTooMany) {
			return tooManyClients(ends.Sub(at))
		}
		return err
	}
}

// tooManyClients is worded as OAuth words errors, with the time after which it is over (RFC 6585 §4).
// RFC 7591 §3.2.2 has no code for it; temporarily_unavailable is the one of RFC 6749 §4.1.2.1.
func tooManyClients(wait time.Duration) *Error {
	return &Error{
		Status: http.StatusTooManyRequests, Code: "temporarily_unavailable",
		Description: "too many clients have registered; try again later", RetryAfter: int(wait/time.Second) + 1,
	}
}

// source is the address that a request came from; of IPv6 the network, all of whose addresses one
// subscriber has (RFC 6177).
func source(r *http.Request) string {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return "somewhere"
	}
	address := from.Addr().Unmap().WithZone("")
	if address.Is4() {
		return address.String()
	}
	network, err := address.Prefix(64)
	if err != nil {
		return address.String()
	}
	return network.String()
}
