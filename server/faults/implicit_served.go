package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "implicit-served",
	Title: "response_type=token is answered with an access token in the fragment",
	Story: "The implicit grant, which authorization servers that grew up with OAuth 2.0 leave turned on (RFC 9700 " +
		"§2.1.2). Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.ResponseType
		s.ResponseType = func(asked string) error {
			if asked == "token" {
				return nil
			}
			return next(asked)
		}
		editResponses(s, func(request url.Values, to *url.URL) {
			if request.Get("response_type") != "token" || !to.Query().Has("code") {
				return
			}
			issued, err := s.Signer.Sign(token.Access{
				ID: s.Secrets.ID(), Issuer: s.Issuer, Audience: s.Resources[0], ClientID: request.Get("client_id"),
				IssuedAt: s.Clock(), ExpiresAt: s.Clock(),
			})
			if err != nil {
				return
			}
			s.Secrets.Told("access token", issued)
			fragment := url.Values{"access_token": {issued}, "token_type": {"Bearer"}, "state": {request.Get("state")}}
			to.RawQuery, to.Fragment, to.RawFragment = "", fragment.Encode(), ""
		})
	},
})
