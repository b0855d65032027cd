package faults

import (
	"crypto/rand"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "guessable-secrets",
	Title: "codes and refresh tokens have 32 random bits",
	Story: "A random number in a long frame: it looks like a secret and can be tried out (RFC 6749 §10.10). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Secrets.Fill = func(b []byte) {
			clear(b)
			_, _ = rand.Read(b[len(b)-4:]) // never fails (crypto/rand)
		}
	},
})
