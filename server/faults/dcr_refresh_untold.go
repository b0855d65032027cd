package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-refresh-untold",
	Title: "the registration response leaves out refresh_token, though the client gets refresh tokens",
	Story: "Read in the seed server fastify-github: grant_types says authorization_code only, and a refresh token good for 30 " +
		"days follows.",
	apply: func(s *app.Seams) {
		next := s.DescribeClient
		s.DescribeClient = func(c store.Client) any {
			described := next(c)
			if information, ok := described.(oauth.ClientInformation); ok {
				information.GrantTypes = slices.DeleteFunc(slices.Clone(information.GrantTypes), func(g string) bool { return g != "authorization_code" })
				return information
			}
			return described
		}
	},
})
