package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "denial-issues-code",
	Title: "a user who denies is taken to have allowed",
	Story: "A consent form whose handler looks only at whether it was sent; with mcp2 (seed fault 10) a user " +
		"could not decline either.",
	apply: func(s *app.Seams) {
		s.Decide = func(url.Values) bool { return true }
	},
})
