package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cimd-awaited-forever",
	Title: "a client's document is waited for without a limit",
	Story: "fetch without a signal, requests without a timeout: the default of most HTTP clients, here towards a site that anybody may " +
		"choose. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		s.Outbound.Timeout = 0
	},
})
