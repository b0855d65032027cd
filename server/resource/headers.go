package resource

import (
	"encoding/base64"
	"net/http"
	"strings"
)

// decodedName decodes the Mcp-Name of a request, which the SDK compares with the body as it stands (MCP
// 2026-07-28, Streamable HTTP, "Value Encoding"). What is not base64 is left for it to refuse.
func decodedName(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name, ok := decodeValue(r.Header.Get("Mcp-Name")); ok {
			r = r.Clone(r.Context())
			r.Header.Set("Mcp-Name", name)
		}
		next.ServeHTTP(w, r)
	})
}

func decodeValue(value string) (string, bool) {
	inner, prefixed := strings.CutPrefix(value, "=?base64?")
	inner, suffixed := strings.CutSuffix(inner, "?=")
	if !prefixed || !suffixed {
		return "", false
	}
	decoded, err := base64.StdEncoding.DecodeString(inner)
	return string(decoded), err == nil
}

// withoutResumption ignores Last-Event-ID, for which the SDK refuses a POST: without sessions no stream
// can be resumed (MCP 2026-07-28, Streamable HTTP, "Earlier Streamable HTTP Revisions").
func withoutResumption(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.Clone(r.Context())
		r.Header.Del("Last-Event-ID")
		next.ServeHTTP(w, r)
	})
}

// unbuffered asks proxies to pass a stream on as it comes (MCP 2026-07-28, Streamable HTTP, "Receiving
// Messages"). On an answer that is no stream it changes nothing.
func unbuffered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Accel-Buffering", "no")
		next.ServeHTTP(w, r)
	})
}
