package faults

import (
	"encoding/json"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "refusals-own-form",
	Title: "the MCP endpoint refuses a bad token with the error of another endpoint, and says why in sentences of its own",
	Story: "Read in the seed server mcp: the body is {\"error\": \"Missing bearer token.\"}, and the challenge for a bad " +
		"token says invalid_grant, which is the token endpoint's word.",
	apply: func(s *app.Seams) {
		next := s.Resource.Challenge
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
			said := "Missing bearer token."
			if c.Error == resource.CodeInvalidToken {
				c.Error, said = "invalid_grant", "Bearer token is invalid."
			}
			a := &held{header: w.Header(), status: c.Status}
			next(a, c)
			a.body.Reset()
			a.header.Set("Content-Type", "application/json")
			_ = json.NewEncoder(&a.body).Encode(map[string]string{"error": said})
			a.send(w)
		}
	},
})
