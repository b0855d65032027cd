package faults

import (
	"bytes"
	"net/http"
	"regexp"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "consent-loopback-unwarned",
	Title: "the consent page of a client on the user's own device is that of any other",
	Story: "One page for all: every program on the device can pass for the client whose document it names. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		edit(s, "/authorize/consent", func(a *held, _ *http.Request) {
			a.body = *bytes.NewBuffer(warning.ReplaceAll(a.body.Bytes(), nil))
		})
	},
})

// warning is the warning of a program on the user's own device.
var warning = regexp.MustCompile(`(?s)<p class="message" role="note">.*?</p>`)
