package wire

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync/atomic"
	"testing"

	"github.com/onsi/gomega"
)

// internet is a name server and a network of our own: every public address leads to one server.
type internet struct {
	names   map[string][]string
	looked  atomic.Int32
	dialled atomic.Int32
	home    string
}

func (n *internet) resolve(_ context.Context, host string) ([]netip.Addr, error) {
	n.looked.Add(1)
	var out []netip.Addr
	for _, a := range n.names[host] {
		out = append(out, netip.MustParseAddr(a))
	}
	if len(out) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return out, nil
}

func (n *internet) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	n.dialled.Add(1)
	return (&net.Dialer{}).DialContext(ctx, network, n.home)
}

func (n *internet) wire(t *testing.T, allowPrivate bool) *Wire {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(s.Close)
	n.home = s.Listener.Addr().String()
	w := New(Options{AllowPrivate: allowPrivate, Resolve: n.resolve, Dial: n.dial})
	t.Cleanup(w.Close)
	return w
}

func TestPublicTargetMayNotPointInside(t *testing.T) {
	t.Parallel()
	n := &internet{names: map[string][]string{
		"mcp.example.com":      {"203.0.113.7"},
		"internal.example.com": {"10.0.0.5"},
		"both.example.com":     {"203.0.113.7", "192.168.1.1"},
		"mapped.example.com":   {"::ffff:127.0.0.1"},
		"nat64.example.com":    {"64:ff9b::7f00:1"},
	}}
	w := n.wire(t, false)
	scope := w.Scope("x")
	for _, url := range []string{
		"http://127.0.0.1/", "http://127.8.9.10:8080/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
		"http://[::ffff:10.0.0.1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://0.0.0.0/", "http://[::]/", "http://10.1.2.3/",
		"http://172.16.0.1/", "http://192.168.0.1/", "http://100.64.0.1/", "http://255.255.255.255/", "http://224.0.0.1/",
		"http://[2002:7f00:1::]/", "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://internal.example.com/",
		"http://both.example.com/", "http://mapped.example.com/", "http://nat64.example.com/",
	} {
		g := gomega.NewWithT(t)
		ex := scope.Do(Host, get(t, url))
		var refused *PolicyError
		g.Expect(errors.As(ex.Err, &refused)).To(gomega.BeTrue(), "%s: %v", url, ex.Err)
		g.Expect(kind(ex)).To(gomega.Equal(KindPolicy))
	}
	g := gomega.NewWithT(t)
	g.Expect(n.dialled.Load()).To(gomega.BeZero())
	g.Expect(scope.Do(Host, get(t, "http://mcp.example.com/")).Err).NotTo(gomega.HaveOccurred())
	g.Expect(n.dialled.Load()).To(gomega.BeEquivalentTo(1))
}

func TestPrivateTargetMayPointInside(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	n := &internet{names: map[string][]string{"corp.example": {"10.0.0.5"}, "out.example": {"203.0.113.9"}}}
	scope := n.wire(t, true).Scope("x")
	for _, url := range []string{"http://127.0.0.1/", "http://corp.example/", "http://out.example/"} {
		g.Expect(scope.Do(Host, get(t, url)).Err).NotTo(gomega.HaveOccurred(), url)
	}
	ex := scope.Do(Host, get(t, "http://169.254.169.254/"))
	g.Expect(kind(ex)).To(gomega.Equal(KindPolicy), "instance metadata is nobody's target")
	g.Expect(ex.Err.Error()).To(gomega.Equal("not contacted: 169.254.169.254 is a link-local address, which the target is not"))
}

func TestNameIsPinned(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	n := &internet{names: map[string][]string{"rebind.example": {"203.0.113.7"}}}
	w := n.wire(t, false)
	g.Expect(w.Scope("x").Do(Host, get(t, "http://rebind.example/")).Err).NotTo(gomega.HaveOccurred())
	n.names["rebind.example"] = []string{"127.0.0.1"}
	w.CloseIdle()
	g.Expect(w.Scope("y").Do(Host, get(t, "http://rebind.example:81/")).Err).NotTo(gomega.HaveOccurred())
	g.Expect(n.looked.Load()).To(gomega.BeEquivalentTo(1))
}

func TestUnknownName(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ex := (&internet{}).wire(t, false).Scope("x").Do(Host, get(t, "https://nowhere.example/"))
	g.Expect(kind(ex)).To(gomega.Equal(KindDNS))
	g.Expect(ex.Err).To(gomega.MatchError("DNS: nowhere.example has no address"))
}

func TestPrivateSaysWhereATargetIs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	n := &internet{names: map[string][]string{"corp.example": {"10.0.0.5"}, "out.example": {"203.0.113.9"}}}
	for host, want := range map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true, "corp.example": true, "out.example": false, "203.0.113.9": false} {
		got, err := Private(t.Context(), host, n.resolve)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(got).To(gomega.Equal(want), host)
	}
	addrs, err := n.wire(t, false).Addresses(t.Context(), "out.example")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(addrs).To(gomega.ConsistOf(netip.MustParseAddr("203.0.113.9")))
	_, err = n.wire(t, false).Addresses(t.Context(), "corp.example")
	g.Expect(err).To(gomega.HaveOccurred())
	_, err = Private(t.Context(), "nowhere.example", n.resolve)
	g.Expect(err).To(gomega.HaveOccurred())
}

func TestSecondAddressIsTried(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	n := &internet{names: map[string][]string{"two.example": {"203.0.113.1", "203.0.113.2"}}}
	n.wire(t, false)
	var dialled []string
	w := New(Options{Resolve: n.resolve, Dial: func(ctx context.Context, network, addr string) (net.Conn, error) {
		dialled = append(dialled, addr)
		if addr == "203.0.113.1:80" {
			return nil, errors.New("unreachable")
		}
		return n.dial(ctx, network, addr)
	}})
	defer w.Close()
	g.Expect(w.Scope("x").Do(Host, get(t, "http://two.example/")).Err).NotTo(gomega.HaveOccurred())
	g.Expect(dialled).To(gomega.Equal([]string{"203.0.113.1:80", "203.0.113.2:80"}))
}
