package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "management-token-not-checked",
	Title: "whoever sends any bearer token manages any client",
	Story: "The endpoint looks whether there is a token, and not whose. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.MayManage = func(store.Client, string) bool { return true }
	},
})
