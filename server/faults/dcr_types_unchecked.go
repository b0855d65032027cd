package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-types-unchecked",
	Title: "grant types and response types are registered as they were sent, whether or not they fit",
	Story: "Seen with the MCP TypeScript SDK, which stores the registration it was sent.",
	apply: func(s *app.Seams) {
		next := s.Registration
		s.Registration = func(m oauth.ClientMetadata) (store.Client, error) {
			asked := m.ResponseTypes
			m.ResponseTypes = nil
			c, err := next(m)
			if len(asked) > 0 {
				c.ResponseTypes = asked
			}
			return c, err
		}
	},
})
