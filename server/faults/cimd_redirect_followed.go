package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cimd-redirect-followed",
	Title: "a document that was moved is fetched from where the redirect leads",
	Story: "What an HTTP library does unless it is told otherwise; a public address can then lead inside. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		s.Outbound.CheckRedirect = nil
	},
})
