package faults

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "request-meta-assumed",
	Title: "what a request of MCP 2026-07-28 does not say of its client is assumed",
	Story: "A server that was moved from sessions to the version without them, and fills in what it used to remember. Design " +
		"rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if inJuly2026(r) {
				r = assumeMeta(r)
			}
			next.ServeHTTP(w, r)
		})
	},
})

// assumeMeta gives a request the members of _meta that it lacks.
func assumeMeta(r *http.Request) *http.Request {
	asked := messageIn(r)
	if asked.ID == nil {
		return r
	}
	meta := map[string]any{
		"io.modelcontextprotocol/protocolVersion":    "2026-07-28",
		"io.modelcontextprotocol/clientCapabilities": map[string]any{},
	}
	for name, value := range asked.Params.Meta {
		meta[name] = value
	}
	return edited(r, func(whole map[string]any) {
		params, _ := whole["params"].(map[string]any)
		if params == nil {
			params = map[string]any{}
		}
		params["_meta"] = meta
		whole["params"] = params
	})
}

// edited is the request with another message in its body.
func edited(r *http.Request, change func(whole map[string]any)) *http.Request {
	body, err := io.ReadAll(r.Body)
	var whole map[string]any
	if err == nil && json.Unmarshal(body, &whole) == nil {
		change(whole)
		if changed, err := json.Marshal(whole); err == nil {
			body = changed
		}
	}
	r = r.Clone(r.Context())
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	return r
}
