package faults

import (
	"bytes"
	"net/http"
	"regexp"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "consent-client-host-hidden",
	Title: "the consent page does not say whose document describes the client",
	Story: "The page was made for registered clients, whose client_id says nothing to a user. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		edit(s, "/authorize/consent", func(a *held, _ *http.Request) {
			a.body = *bytes.NewBuffer(whose.ReplaceAll(a.body.Bytes(), nil))
		})
	},
})

// whose is the part of the page that shows the client_id.
var whose = regexp.MustCompile(`(?s)<dt>Client</dt>.*?</dd>`)
