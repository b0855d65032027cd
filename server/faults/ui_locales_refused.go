package faults

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "ui-locales-refused",
	Title: "the authorization endpoint refuses parameters it does not know",
	Story: "Seen with 1f916-ai/1f916#159: ChatGPT sends ui_locales and got 400 (symptoms row 55).",
	apply: func(s *app.Seams) {
		next := s.AuthorizeParameters
		s.AuthorizeParameters = func(v url.Values, known []string) error {
			for name := range v {
				if !slices.Contains(known, name) {
					return &oauth.Error{Status: http.StatusBadRequest, Code: "invalid_request", Description: "unknown parameter"}
				}
			}
			return next(v, known)
		}
	},
})
