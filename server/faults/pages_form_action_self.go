package faults

import (
	"net/http"
	"regexp"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "pages-form-action-self",
	Title: "the policy of the login and consent pages has their forms lead nowhere but to the server itself",
	Story: "A policy that looks right: the forms do go to the server. Chromium holds the redirect that answers the consent to it " +
		"as well, and the user never gets back: 1f916-ai/1f916#179, with ChatGPT.",
	apply: func(s *app.Seams) {
		edit(s, "/authorize", func(a *held, _ *http.Request) {
			const header = "Content-Security-Policy"
			if policy := a.header.Get(header); policy != "" {
				a.header.Set(header, formAction.ReplaceAllString(policy, "form-action 'self'"))
			}
		})
	},
})

var formAction = regexp.MustCompile(`form-action [^;]*`)
