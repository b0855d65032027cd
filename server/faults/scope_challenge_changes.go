package faults

import (
	"sync/atomic"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "scope-challenge-changes",
	Title: "a tool that needs more scope asks for all of it one time, and for the last part the next",
	Story: "Two replicas of which one was updated: one names what the call needs, the other what the token lacks. Design rule; no field report.",
	form:  stepUp,
	apply: func(s *app.Seams) {
		var asked atomic.Int64
		changeScopeChallenge(s, func(c *resource.Challenge) {
			if asked.Add(1)%2 == 0 && len(c.Scopes) > 1 {
				c.Scopes = c.Scopes[len(c.Scopes)-1:]
			}
		})
	},
})
