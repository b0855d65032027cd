package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "refusal-quotes-unescaped",
	Title: "the challenge for a bad token holds quotation marks that end its description too early",
	Story: "What the verifier says is put between quotation marks as it is. Seen with the MCP TypeScript SDK 1.32.2 and " +
		"jose, whose message for an expired token is: \"exp\" claim timestamp check failed.",
	apply: func(s *app.Seams) {
		next := s.Resource.Challenge
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
			if c.Error == "" {
				next(w, c)
				return
			}
			unescaped := `, error_description="` + c.Description + `: unexpected "alg" in its header"`
			c.Description = ""
			w.Header().Set("WWW-Authenticate", c.String()+unescaped)
			c.WriteBody(w)
		}
	},
})
