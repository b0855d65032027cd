package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "mixed-without-challenge",
	Title: "the tools are listed to everybody, and a call without a token gets a bare JSON-RPC error",
	Story: "The way a tool says no where the transport lets everybody in: ChatGPT offers a login on a 401 or on " +
		"mcp/www_authenticate, and sees neither (OpenAI, Triggering authentication UI). Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Resource.Anonymous = func(m resource.Message) bool {
			return m.Method == "tools/call" || resource.OpenListing(m)
		}
		outer := s.Resource.Transport
		s.Resource.Transport = func(next http.Handler) http.Handler {
			if outer != nil {
				next = outer(next)
			}
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				messages := resource.MessagesOf(r.Context())
				if resource.AccessOf(r.Context()).Token == "" && len(messages) == 1 && messages[0].Method == "tools/call" {
					writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(messages[0].ID)+`,"error":{"code":-32001,"message":"Unauthorized"}}`)
					return
				}
				next.ServeHTTP(w, r)
			})
		}
	},
})
