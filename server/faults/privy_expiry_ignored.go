package faults

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "privy-expiry-ignored",
	Title: "a Privy token logs its user in after it has expired",
	Story: "Verified with ignoreExpiration, as is done to get past clocks that differ; the seed mcp2 never looks at a " +
		"stored token's expiry either (seed fault 8).",
	apply: func(s *app.Seams) {
		s.Privy = lenient{s.Privy, func(_ string, refusal error) bool {
			return errors.Is(refusal, jwt.ErrTokenExpired) && !errors.Is(refusal, jwt.ErrTokenSignatureInvalid)
		}}
	},
})
