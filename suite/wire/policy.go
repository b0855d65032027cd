package wire

import (
	"context"
	"fmt"
	"net/netip"
	"strings"
)

// PolicyError says that an address was not dialled, because it lies inside a network that the
// target does not share with us. Find it with errors.As.
type PolicyError struct {
	Host string // as the URL names it
	Addr netip.Addr
}

func (e *PolicyError) Error() string {
	what := e.Host
	if e.Host != e.Addr.String() {
		what += " (" + e.Addr.String() + ")"
	}
	return fmt.Sprintf("not contacted: %s is %s, which the target is not", what, describe(e.Addr))
}

// policy judges addresses before they are dialled.
type policy struct{ allowPrivate bool }

// judge refuses a name as soon as one of its addresses is refused: which one would be dialled is
// chance, and a name that is public and private at once is a trap.
func (p policy) judge(host string, addrs []netip.Addr) error {
	for _, addr := range addrs {
		if p.allows(addr) {
			continue
		}
		cause := &PolicyError{Host: host, Addr: addr}
		return &Error{Kind: KindPolicy, Text: cause.Error(), Err: cause}
	}
	return nil
}

func (p policy) allows(addr netip.Addr) bool {
	switch describe(addr) {
	case public:
		return true
	case loopback, private:
		return p.allowPrivate
	default:
		return false
	}
}

// Private says whether host is, or resolves to, a loopback or private address: what
// [Options.AllowPrivate] should be for a target of that host. A nil resolve is the system's resolver.
func Private(ctx context.Context, host string, resolve func(context.Context, string) ([]netip.Addr, error)) (bool, error) {
	d := newDialer(&Options{Resolve: resolve}, Limits{})
	addrs, err := d.pinned(ctx, host)
	if err != nil {
		return false, err
	}
	return d.policy.judge(host, addrs) != nil, nil
}

// Loopback reports whether a host name means this machine: localhost, a name under it (RFC 6761 §6.3),
// or a loopback address. It does not resolve names.
func Loopback(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

// The places an address can be in, as a reader would say it.
const (
	public      = "a public address"
	loopback    = "a loopback address"
	private     = "a private address"
	linkLocal   = "a link-local address" // where clouds keep their instance metadata
	unspecified = "not an address of any one host"
)

// insidePrefixes are not routed in the public internet though net/netip does not say so (IANA
// special-purpose registries): shared, benchmarking and reserved space.
var insidePrefixes = []netip.Prefix{
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("fec0::/10"),
}

func describe(addr netip.Addr) string {
	addr = embedded(addr.Unmap().WithZone(""))
	switch {
	case !addr.IsValid() || addr.IsUnspecified() || addr.IsMulticast() || reserved(addr):
		return unspecified
	case addr.IsLoopback():
		return loopback
	case addr.IsLinkLocalUnicast():
		return linkLocal
	case addr.IsPrivate():
		return private
	}
	for _, prefix := range insidePrefixes {
		if prefix.Contains(addr) {
			return private
		}
	}
	return public
}

// reserved covers 0.0.0.0/8, which systems route to themselves, and 240.0.0.0/4 with broadcast.
func reserved(addr netip.Addr) bool {
	if !addr.Is4() {
		return false
	}
	first := addr.As4()[0]
	return first == 0 || first >= 240
}

// embedded returns the IPv4 address that a translated IPv6 address leads to: NAT64 (RFC 6052) and
// 6to4 (RFC 3056) would otherwise be a way round the policy.
func embedded(addr netip.Addr) netip.Addr {
	if !addr.Is6() {
		return addr
	}
	b := addr.As16()
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(addr):
		return netip.AddrFrom4([4]byte(b[12:16]))
	case b[0] == 0x20 && b[1] == 0x02:
		return netip.AddrFrom4([4]byte(b[2:6]))
	case netip.MustParsePrefix("::/96").Contains(addr) && !addr.IsLoopback() && !addr.IsUnspecified():
		return netip.AddrFrom4([4]byte(b[12:16]))
	}
	return addr
}
