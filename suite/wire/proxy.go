package wire

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
)

// proxies sends requests by way of a proxy where the options name one for them. The proxy resolves
// the names then, so that the address policy sees literal addresses and localhost only; the proxy
// itself is the user's own and may be anywhere.
type proxies struct {
	choose func(*url.URL) (*url.URL, error) // nil: there are none
	dialer *dialer

	mu   sync.Mutex
	seen map[string]bool // host:port of the proxies chosen so far
}

// forRequest is the Proxy of [http.Transport].
func (p *proxies) forRequest(req *http.Request) (*url.URL, error) {
	if p.choose == nil {
		return nil, nil //nolint:nilnil // what net/http takes for "no proxy"
	}
	proxy, err := p.choose(req.URL)
	if err != nil || proxy == nil {
		return proxy, err
	}
	if err := p.dialer.policy.judge(req.URL.Hostname(), literal(req.URL.Hostname())); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen[hostPort(proxy)] = true
	return proxy, nil
}

// literal is the address that a host is without asking anybody.
func literal(host string) []netip.Addr {
	if Loopback(host) {
		return []netip.Addr{netip.IPv6Loopback()}
	}
	if addr, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{addr}
	}
	return nil
}

// dial connects to a proxy as the user named it, and to everything else by the policy.
func (p *proxies) dial(ctx context.Context, network, address string) (net.Conn, error) {
	p.mu.Lock()
	own := p.seen[address]
	p.mu.Unlock()
	if !own {
		return p.dialer.dial(ctx, network, address)
	}
	conn, err := p.dialer.connect(ctx, network, address)
	if err != nil {
		return nil, &Error{Kind: KindConnect, Text: "the proxy " + address + " cannot be reached (HTTPS_PROXY, HTTP_PROXY): " + connectText(address, err), Err: err}
	}
	return conn, nil
}

func hostPort(proxy *url.URL) string {
	port := proxy.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443", "socks5": "1080", "socks5h": "1080"}[proxy.Scheme]
	}
	return net.JoinHostPort(proxy.Hostname(), port)
}
