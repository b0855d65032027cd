package faults

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "privy-token-decoded",
	Title: "a Privy token is read without verifying its signature",
	Story: "A call of decode where verify was meant, as with access tokens (RFC 8725 §2.1): a front end " +
		"can say that it is anybody's.",
	apply: func(s *app.Seams) {
		s.Privy = lenient{s.Privy, func(_ string, refusal error) bool {
			return !errors.Is(refusal, jwt.ErrTokenExpired)
		}}
	},
})
