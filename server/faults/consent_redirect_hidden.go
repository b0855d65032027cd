package faults

import (
	"bytes"
	"net/http"
	"regexp"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "consent-redirect-hidden",
	Title: "the consent page does not say where the user will be sent",
	Story: "A page that shows the client's name, which is anybody's, and not the address, which is one's own. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		edit(s, "/authorize/consent", func(a *held, _ *http.Request) {
			a.body = *bytes.NewBuffer(whereTo.ReplaceAll(a.body.Bytes(), nil))
		})
	},
})

// whereTo is the part of the page that says where the user will be sent.
var whereTo = regexp.MustCompile(`(?s)<dt>You will be sent to</dt>.*?</dd>`)
