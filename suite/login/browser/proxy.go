package browser

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// proxy is the way out of one browser context. It listens on loopback and lives as long as the login.
type proxy struct {
	identity *identity
	handle   func(*http.Request) *wire.Exchange
	listener net.Listener
	server   *http.Server
	tunnels  *tunnels
}

// newProxy starts a proxy whose requests, whole URLs, are answered by handle; nil answers with an
// empty 204, which leaves a browser on its page.
func newProxy(ctx context.Context, id *identity, handle func(*http.Request) *wire.Exchange) (*proxy, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("the browser's proxy: %w", err)
	}
	p := &proxy{identity: id, handle: handle, listener: listener, tunnels: newTunnels(listener.Addr())}
	p.server = &http.Server{
		Handler: p, ReadHeaderTimeout: 10 * time.Second,
		ErrorLog: log.New(io.Discard, "", 0), // a browser that hangs up is nothing to tell the user
	}
	for _, l := range []net.Listener{listener, p.tunnels} {
		go func() { _ = p.server.Serve(l) }() // ends by close
	}
	return p, nil
}

func (p *proxy) address() string { return "http://" + p.listener.Addr().String() }

func (p *proxy) close() {
	_ = p.server.Close()
	_ = p.tunnels.Close()
}

// ServeHTTP implements http.Handler for requests to the proxy and for those inside a tunnel.
func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodConnect {
		p.tunnel(w, r.Host)
		return
	}
	if r.TLS != nil {
		r.URL.Scheme, r.URL.Host = "https", r.Host
	}
	if !r.URL.IsAbs() {
		http.Error(w, "this is a proxy", http.StatusBadRequest)
		return
	}
	answer(w, p.handle(outgoing(r)))
}

// tunnel takes a CONNECT over and plays the host at its other end.
func (p *proxy) tunnel(w http.ResponseWriter, hostPort string) {
	host, _, err := net.SplitHostPort(hostPort)
	if err != nil {
		http.Error(w, "no host and port", http.StatusBadRequest)
		return
	}
	cert, err := p.identity.certificate(host)
	if err != nil {
		http.Error(w, "no certificate", http.StatusInternalServerError)
		return
	}
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		http.Error(w, "no tunnel", http.StatusInternalServerError)
		return
	}
	if _, err := conn.Write([]byte("HTTP/1.1 200 OK\r\n\r\n")); err != nil {
		_ = conn.Close()
		return
	}
	config := &tls.Config{Certificates: []tls.Certificate{*cert}, NextProtos: []string{"http/1.1"}, MinVersion: tls.VersionTLS12}
	p.tunnels.add(tls.Server(conn, config))
}

// hopByHop are header fields that end at a proxy (RFC 9110 §7.6.1). Accept-Encoding goes too: what
// the browser could decode is not what wire can.
var hopByHop = []string{"Connection", "Proxy-Connection", "Keep-Alive", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "Proxy-Authorization", "Accept-Encoding"}

func outgoing(r *http.Request) *http.Request {
	out := r.Clone(r.Context())
	out.RequestURI = ""
	for _, name := range hopByHop {
		out.Header.Del(name)
	}
	if r.ContentLength == 0 {
		out.Body = http.NoBody
	}
	return out
}

// answer writes what came back; no answer becomes a 502, which the browser shows as an error page.
func answer(w http.ResponseWriter, x *wire.Exchange) {
	if x == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if x.Err != nil || x.Status == 0 {
		http.Error(w, "mcpconform: no answer", http.StatusBadGateway)
		return
	}
	for name, values := range x.Header {
		if !strings.EqualFold(name, "Content-Encoding") && !strings.EqualFold(name, "Content-Length") && !isHopByHop(name) {
			w.Header()[name] = values
		}
	}
	status := x.Status
	if status < 200 || status > 999 { // no final response of HTTP (RFC 9110 §15), and none that can be written
		status = http.StatusBadGateway
	}
	w.WriteHeader(status)
	_, _ = w.Write(x.Body) // the browser may have gone; nobody else is there to tell
}

func isHopByHop(name string) bool {
	for _, hop := range hopByHop {
		if strings.EqualFold(name, hop) {
			return true
		}
	}
	return false
}

// navigates says whether a browser sends the request to show its answer as a page. To a URL that is not trustworthy
// (Secure Contexts) it does not say so; there the field counts that goes with every page.
func navigates(r *http.Request) bool {
	if r.Header.Get("Sec-Fetch-Mode") == "" && r.URL.Scheme == "http" {
		return r.Header.Get("Upgrade-Insecure-Requests") == "1"
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}
