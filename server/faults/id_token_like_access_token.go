package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "id-token-like-access-token",
	Title: "ID tokens have the type of access tokens, and the resource for a second audience",
	Story: "One routine writes both kinds, and a resource server that looks at type and audience, as it should, cannot tell " +
		"them apart (RFC 8725 §3.12). Design rule; no field report.",
	form: openID,
	apply: func(s *app.Seams) {
		strict := s.SignIDToken
		signer, ok := s.Signer.(token.Signer)
		if !ok {
			return // another fault signs in a way of its own
		}
		s.SignIDToken = func(i token.IDToken) (string, error) {
			raw, err := strict(i)
			if err != nil {
				return "", err
			}
			header, claims := map[string]any{}, map[string]any{}
			if err := part(raw, 0, &header); err != nil {
				return "", err
			}
			if err := part(raw, 1, &claims); err != nil {
				return "", err
			}
			header["typ"], claims["aud"] = token.Type, []string{i.ClientID, s.Resources[0]}
			return signer.SignJWT(header, claims)
		}
	},
})
