package faults

import (
	"net/http"
	"sync/atomic"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "backend-error-uncaught",
	Title: "a 500 of the backend becomes a 500 of the MCP endpoint",
	Story: "What an exception does that no tool catches, in most frameworks: the host shows a broken connector, though " +
		"only one service behind it is.",
	apply: func(s *app.Seams) {
		var thrown atomic.Bool
		s.Resource.Backend = mishandling{s.Resource.Backend, func(err error) error {
			thrown.Store(brokeDown(err) != nil)
			return err
		}}
		edit(s, "/mcp", func(a *held, _ *http.Request) {
			if thrown.Swap(false) {
				a.status = http.StatusInternalServerError
				a.body.Reset()
				a.body.WriteString(`{"error":"Internal Server Error"}`)
			}
		})
	},
})
