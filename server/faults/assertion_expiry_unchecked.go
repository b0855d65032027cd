package faults

import (
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "assertion-expiry-unchecked",
	Title: "a client assertion is good for ever",
	Story: "The signature is checked by hand, and the claims are not. Design rule; no field report.",
	apply: func(s *app.Seams) {
		asserting(s, func(a *oauth.Assertions) { a.Timely = func(time.Time, time.Time) bool { return true } })
	},
})
