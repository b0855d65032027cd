package faults

import (
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "access-lives-a-week",
	Title: "access tokens are good for a week",
	Story: "The shortest way around refresh tokens; a token that leaks is good for as long. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		s.Signer = longLived{s.Signer}
		next := s.WriteToken
		s.WriteToken = func(w http.ResponseWriter, t oauth.TokenResponse) error {
			t.ExpiresIn = int64(week / time.Second)
			return next(w, t)
		}
	},
})

const week = 7 * 24 * time.Hour

type longLived struct{ oauth.Signer }

// Sign puts the end of the token off.
func (l longLived) Sign(a token.Access) (string, error) {
	a.ExpiresAt = a.IssuedAt.Add(week)
	return l.Signer.Sign(a)
}
