package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "headers-optional",
	Title: "the headers that repeat the body are compared with it only where they are sent",
	Story: "Read in several SDKs while MCP 2026-07-28 was new, modelcontextprotocol/ruby-sdk before its pull request 492 among them.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			if _, modern := m.Params.Meta["io.modelcontextprotocol/protocolVersion"]; modern {
				fill(r.Header, "Mcp-Method", m.Method)
				fill(r.Header, "Mcp-Name", m.Params.Name)
			}
			next.ServeHTTP(w, r)
		})
	},
})

// fill sets a header that is not there.
func fill(h http.Header, name, value string) {
	if h.Get(name) == "" {
		h.Set(name, value)
	}
}
