package faults

import (
	"time"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "exp-before-expires-in",
	Title: "access tokens say an earlier end than the token response",
	Story: "Two settings for one lifetime: hosts go by expires_in, resource servers by exp, and in between every call " +
		"fails (OAuth 2.1 §3.2.3). Design rule; no field report.",
	apply: func(s *app.Seams) {
		reshape(s, func(_, claims map[string]any) {
			if iat, ok := claims["iat"].(float64); ok {
				claims["exp"] = iat + early.Seconds()
			}
		})
	},
})

// early is the lifetime that the tokens claim; they are told to live for an hour.
const early = 5 * time.Minute
