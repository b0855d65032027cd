package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-secret-without-expiry",
	Title: "the registration response has a client_secret and does not say when it expires",
	Story: "A secret that never expires has no date to send; the zero that RFC 7591 §3.2.1 asks for is forgotten. Design " +
		"rule; no field report.",
	apply: func(s *app.Seams) {
		confidential(s)
		next := s.DescribeClient
		s.DescribeClient = func(c store.Client) any {
			described := next(c)
			if information, ok := described.(oauth.ClientInformation); ok {
				information.SecretExpiresAt = nil
				return information
			}
			return described
		}
	},
})
