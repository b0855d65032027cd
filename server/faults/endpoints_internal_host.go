package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "endpoints-internal-host",
	Title: "the metadata names the endpoints by the address the server has behind its proxy",
	Story: "Seen with andrea-magni/MARS#203 and tuist/tuist#9663: http, a local host and its port in every " +
		"URL (symptoms rows 22, 71).",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			for _, endpoint := range []*string{
				&m.AuthorizationEndpoint, &m.TokenEndpoint, &m.RegistrationEndpoint,
				&m.RevocationEndpoint, &m.IntrospectionEndpoint, &m.JWKSURI,
			} {
				*endpoint = strings.Replace(*endpoint, s.Resource.Origin, internalOrigin, 1)
			}
		}
	},
})

// internalOrigin is on loopback, so that whoever follows it stays on this machine, at the discard port,
// where nobody answers.
const internalOrigin = "http://127.0.0.1:9"
