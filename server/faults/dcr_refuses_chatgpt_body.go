package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-refuses-chatgpt-body",
	Title: "registration refuses every authentication method but none",
	Story: "Seen with better-auth/better-auth#8588 and anthropics/claude-ai-mcp#1043: a host that asks for " +
		"client_secret_post is turned away instead of being told what it gets (symptoms rows 40, 41).",
	apply: func(s *app.Seams) {
		next := s.Registration
		s.Registration = func(m oauth.ClientMetadata) (store.Client, error) {
			if m.AuthMethod != "" && m.AuthMethod != "none" {
				return store.Client{}, &oauth.Error{
					Status: http.StatusBadRequest, Code: "invalid_client_metadata",
					Description: "token_endpoint_auth_method must be none",
				}
			}
			return next(m)
		}
	},
})
