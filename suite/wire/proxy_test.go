package wire

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/onsi/gomega"
)

// tunnel is an HTTP proxy that leads every CONNECT to the one address, as a proxy does that resolves
// names by itself; it counts them.
func tunnel(t *testing.T, to string) (at *url.URL, asked *atomic.Pointer[string]) {
	t.Helper()
	asked = &atomic.Pointer[string]{}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go serveTunnel(conn, to, asked)
		}
	}()
	return &url.URL{Scheme: "http", Host: l.Addr().String()}, asked
}

func serveTunnel(conn net.Conn, to string, asked *atomic.Pointer[string]) {
	defer func() { _ = conn.Close() }()
	reader := bufio.NewReader(conn)
	req, err := http.ReadRequest(reader)
	if err != nil {
		return
	}
	asked.Store(&req.Host)
	target, err := net.Dial("tcp4", to)
	if err != nil {
		return
	}
	defer func() { _ = target.Close() }()
	_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\n")
	go func() { _, _ = io.Copy(target, reader) }()
	_, _ = io.Copy(conn, target)
}

func TestAProxyResolvesAndTheRequestGoesThroughIt(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s, roots := secure(t)
	proxy, asked := tunnel(t, strings.TrimPrefix(s.URL, "https://"))
	w := New(Options{RootCAs: roots, Proxy: through(proxy)})
	defer w.Close()
	ex := w.Scope("x").Do(Host, get(t, "https://example.com/mcp")) // the name of the test certificate
	g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
	g.Expect(*asked.Load()).To(gomega.Equal("example.com:443"))
}

func TestAProxyIsNoWayInside(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	proxy, asked := tunnel(t, "127.0.0.1:1")
	w := New(Options{Proxy: through(proxy)})
	defer w.Close()
	for _, inside := range []string{"https://127.0.0.1/", "https://localhost/", "https://169.254.169.254/latest", "https://[::1]/"} {
		ex := w.Scope("x").Do(Host, get(t, inside))
		var refused *PolicyError
		g.Expect(errors.As(ex.Err, &refused)).To(gomega.BeTrue(), inside)
	}
	g.Expect(asked.Load()).To(gomega.BeNil())
}

func TestAProxyThatIsDownIsNamed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	proxy := &url.URL{Scheme: "http", Host: "192.0.2.1:3128"}
	w := New(Options{Proxy: through(proxy), Dial: func(context.Context, string, string) (net.Conn, error) { return nil, syscall.ECONNREFUSED }})
	defer w.Close()
	ex := w.Scope("x").Do(Host, get(t, "https://example.com/mcp"))
	g.Expect(ex.Err).To(gomega.MatchError(gomega.ContainSubstring("the proxy " + proxy.Host + " cannot be reached")))
}

func through(proxy *url.URL) func(*url.URL) (*url.URL, error) {
	return func(*url.URL) (*url.URL, error) { return proxy, nil }
}
