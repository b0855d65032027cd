package faults

import (
	"bytes"
	"net/http"
	"regexp"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "consent-names-nobody",
	Title: "the consent page does not say who asks, nor where the user will be sent",
	Story: "A page that names the server the user already knows, and not the client anybody may have registered. Design " +
		"rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, "/authorize/consent", func(a *held, _ *http.Request) {
			body := whoAsks.ReplaceAll(a.body.Bytes(), []byte("<h1>Allow access?</h1>"))
			a.body = *bytes.NewBuffer(whatIsAsked.ReplaceAll(body, nil))
		})
	},
})

// The parts of the page that say something of the client.
var (
	whoAsks     = regexp.MustCompile(`(?s)<h1>.*?</h1>`)
	whatIsAsked = regexp.MustCompile(`(?s)<dl>.*?</dl>`)
)
