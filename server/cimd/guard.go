package cimd

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"syscall"
	"time"
)

// Reach is how far a [Guarded] client goes.
type Reach struct {
	Timeout time.Duration // of a whole request; [Patience] is meant
	// Loopback allows addresses of this machine too, for a server that runs on it with its clients.
	Loopback bool
	// Hosts are where names are that are not to be looked up, by "host:port"; guarded as all others.
	Hosts map[string]string
}

// Patience is how long a client's site may take, while a user waits for the login page.
const Patience = 5 * time.Second

// Guarded returns a client that trusts what base trusts, follows no redirect (draft-01 §4), and connects
// to public addresses only: a document at an address inside would make the server a door to its own
// network (draft-00 §6.5). No proxy is used, for it would resolve the names.
func Guarded(base *http.Client, reach Reach) *http.Client {
	transport := &http.Transport{ForceAttemptHTTP2: true}
	if given, ok := base.Transport.(*http.Transport); ok {
		transport = given.Clone()
	}
	transport.Proxy, transport.DisableKeepAlives = nil, true // hardly anybody is asked twice
	transport.DialTLSContext = nil                           // which would come before the one below
	dialer := &net.Dialer{Control: guard(reach.Loopback)}
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if known, ok := reach.Hosts[address]; ok {
			address = known
		}
		return dialer.DialContext(ctx, network, address)
	}
	return &http.Client{
		Timeout: reach.Timeout, Transport: transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

var errInside = errors.New("its address is not a public one")

// guard sees addresses after they were resolved, so that no name leads round it.
func guard(loopback bool) func(network, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return errInside
		}
		ip := at.Addr().Unmap()
		if ip.IsLoopback() && loopback || Public(ip) {
			return nil
		}
		return errInside
	}
}

// Public reports whether an address is for everybody to reach.
func Public(ip netip.Addr) bool {
	ip = ip.WithZone("") // no range contains an address with one
	return ip.IsGlobalUnicast() && !ip.IsPrivate() &&
		!slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// special are the ranges of RFC 6890 and its successors that the standard library takes for global.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("3fff::/20"),
	netip.MustParsePrefix("5f00::/16"), netip.MustParsePrefix("fec0::/10"), netip.MustParsePrefix("::/96"),
}
