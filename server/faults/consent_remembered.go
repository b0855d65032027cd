package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "consent-remembered",
	Title: "who allowed a client once is not asked again, whoever comes in its name",
	Story: "A convenience for clients that can prove who they are, given to those that cannot: any program on the user's " +
		"machine may use their client_id (OAuth 2.1 §7.3.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.RecognizeClient = func(store.Client, string) bool { return true }
	},
})
