package wire

import (
	"context"
	"errors"
	"net"
	"net/http/httptrace"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// perAddress is the longest wait for one of several addresses of a name.
const perAddress = 3 * time.Second

// dialer resolves a name once a run, judges its addresses and connects to them.
type dialer struct {
	policy  policy
	resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	connect func(ctx context.Context, network, addr string) (net.Conn, error)
	limit   time.Duration

	mu   sync.Mutex
	pins map[string][]netip.Addr
}

func newDialer(o *Options, limits Limits) *dialer {
	d := &dialer{
		policy: policy{allowPrivate: o.AllowPrivate}, resolve: o.Resolve, connect: o.Dial,
		limit: limits.Request, pins: map[string][]netip.Addr{},
	}
	if d.resolve == nil {
		d.resolve = systemResolve
	}
	if d.connect == nil {
		d.connect = (&net.Dialer{}).DialContext
	}
	return d
}

func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, d.limit)
	defer cancel()
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs, err := d.addresses(ctx, host)
	if err != nil {
		return nil, err
	}
	var failures []error
	for _, addr := range addrs {
		conn, err := d.try(ctx, network, net.JoinHostPort(addr.String(), port), len(addrs) > 1)
		if err == nil {
			return conn, nil
		}
		failures = append(failures, err)
	}
	return nil, &Error{Kind: KindConnect, Text: connectText(address, failures[0]), Err: errors.Join(failures...)}
}

func (d *dialer) try(ctx context.Context, network, address string, others bool) (net.Conn, error) {
	if others {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, perAddress)
		defer cancel()
	}
	return d.connect(ctx, network, address)
}

// addresses returns the pinned addresses of host if the policy allows every one of them.
func (d *dialer) addresses(ctx context.Context, host string) ([]netip.Addr, error) {
	addrs, err := d.pinned(ctx, host)
	if err != nil {
		return nil, err
	}
	policy := d.policy
	if ctx.Value(privateKey{}) != nil {
		policy.allowPrivate = true
	}
	return addrs, policy.judge(host, addrs)
}

// pinned returns the addresses of host: those it had when the run first asked.
func (d *dialer) pinned(ctx context.Context, host string) ([]netip.Addr, error) {
	key := strings.ToLower(strings.TrimSuffix(host, "."))
	d.mu.Lock()
	addrs := d.pins[key]
	d.mu.Unlock()
	if addrs != nil {
		return addrs, nil
	}
	addrs, err := d.lookup(ctx, key)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if first := d.pins[key]; first != nil {
		return first, nil
	}
	d.pins[key] = addrs
	return addrs, nil
}

// lookup never asks a name server for an address literal or for localhost (RFC 6761 §6.3).
func (d *dialer) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if addr, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{addr.Unmap()}, nil
	}
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()}, nil
	}
	if trace := httptrace.ContextClientTrace(ctx); trace != nil && trace.DNSDone != nil {
		defer trace.DNSDone(httptrace.DNSDoneInfo{})
	}
	addrs, err := d.resolve(ctx, host)
	if err == nil && len(addrs) == 0 {
		err = errors.New("no address")
	}
	if err != nil {
		return nil, &Error{Kind: KindDNS, Text: dnsText(host, err), Err: err}
	}
	for i := range addrs {
		addrs[i] = addrs[i].Unmap().WithZone("")
	}
	return addrs, nil
}

func systemResolve(ctx context.Context, host string) ([]netip.Addr, error) {
	return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
}
