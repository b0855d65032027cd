package faults

import (
	"net/url"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "assertion-unverified",
	Title: "a client assertion is read, and its signature not verified",
	Story: "A JWT that was decoded looks as good as one that was verified. Design rule; no field report.",
	apply: func(s *app.Seams) {
		unproven(s, func(form url.Values) string {
			var claims jwt.RegisteredClaims
			if _, _, err := jwt.NewParser().ParseUnverified(form.Get("client_assertion"), &claims); err != nil {
				return ""
			}
			return claims.Subject
		})
	},
})
