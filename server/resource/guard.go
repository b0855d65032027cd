package resource

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// guard turns away what a web page of somebody else could make a browser send (MCP 2026-07-28,
// Streamable HTTP, "Security Warning"): a request whose Origin is not one we know, and, where the
// listener is on loopback, one whose Host is a foreign name (DNS rebinding). Clients that are no
// browser send no Origin and pass.
func guard(cfg Config, next http.Handler) http.Handler {
	own, _ := url.Parse(cfg.Origin) // check has parsed it before
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !originAllowed(cfg, r.Header.Values("Origin")) {
			http.Error(w, "this Origin may not call the MCP endpoint", http.StatusForbidden)
			return
		}
		if onLoopback(r) && !strings.EqualFold(r.Host, own.Host) && !isLoopbackHost(r.Host) {
			http.Error(w, "this Host is not served here", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func originAllowed(cfg Config, origins []string) bool {
	if len(origins) == 0 {
		return true
	}
	return len(origins) == 1 && (origins[0] == cfg.Origin || slices.Contains(cfg.Origins, origins[0]))
}

// onLoopback reports whether the request came in over a loopback listener.
func onLoopback(r *http.Request) bool {
	addr, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return false
	}
	ap, err := netip.ParseAddrPort(addr.String())
	return err == nil && ap.Addr().Unmap().IsLoopback()
}

func isLoopbackHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.Trim(name, "[]")
	if strings.EqualFold(name, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && ip.IsLoopback()
}
