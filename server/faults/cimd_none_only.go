package faults

import (
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-none-only",
	Title: "documents are taken of clients without authentication only, whatever else they say they can do",
	Story: "A rule for the one member token_endpoint_auth_method: ChatGPT's document has private_key_jwt there, and says in another member that " +
		"none will do as well, which nobody reads. The login of every ChatGPT user ends with an error: Altinity/altinity-mcp#118.",
	apply: func(s *app.Seams) {
		byDocument(s)
		next := s.Documents.Check
		s.Documents.Check = func(at string, d oauth.ClientDocument) error {
			if d.AuthMethod != "none" {
				return errors.New("its token_endpoint_auth_method is not none")
			}
			return next(at, d)
		}
		for _, m := range s.Metadata {
			m.TokenEndpointAuthMethods, m.TokenEndpointAuthAlgs = []string{"none"}, nil
			m.RevocationEndpointAuthMethods, m.RevocationEndpointAuthAlgs = []string{"none"}, nil
		}
	},
})
