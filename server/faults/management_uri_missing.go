package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "management-uri-missing",
	Title: "the registration response has a token to manage the client, and does not say where",
	Story: "The endpoint is known to its authors, who build its address from the client_id. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.DescribeClient
		s.DescribeClient = func(c store.Client) any {
			described := next(c)
			if information, ok := described.(oauth.ClientInformation); ok {
				information.ManagementURI = ""
				return information
			}
			return described
		}
	},
})
