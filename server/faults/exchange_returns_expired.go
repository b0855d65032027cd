package faults

import (
	"time"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "exchange-returns-expired",
	Title: "the exchange hands out Privy tokens that have expired",
	Story: "Said of mcp2 (seed fault 8), which never looks at the stored token's own expiry: the tool then " +
		"fails at the service behind.",
	apply: func(s *app.Seams) {
		s.SessionGood = func(time.Time) bool { return true }
	},
})
