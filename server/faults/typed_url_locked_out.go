package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "typed-url-locked-out",
	Title: "a token for the URL of the MCP endpoint is issued, and refused there: its metadata and its verifier know the origin only",
	Story: "Measured at mcp2 (seed fault 3): resource=…/mcp, which is what the user typed, gives a token of that audience, " +
		"and /mcp answers it with 401. A host that sends the resource of the metadata gets in.",
	apply: func(s *app.Seams) {
		namingTheOrigin(s)
		s.Resources = oauth.Resources{s.Resource.Origin, s.Resource.URL()}
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = forAudience{b.Tokens, s.Resource.Origin}
			return b
		}
	},
})
