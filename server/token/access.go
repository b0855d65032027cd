package token

import (
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Type is the media type in the header of every access token (RFC 9068 §2.1).
const Type = "at+jwt"

// Access is an access token in the clear: what the server says, or has verified.
type Access struct {
	ID        string // jti
	Issuer    string
	Subject   string
	Audience  string // the one resource the token is for (RFC 8707 §2)
	ClientID  string
	Scope     string // space-separated
	IssuedAt  time.Time
	ExpiresAt time.Time
}

// HasScope reports whether the token carries the given scope.
func (a *Access) HasScope(scope string) bool {
	return slices.Contains(strings.Fields(a.Scope), scope)
}

// claims is the wire form (RFC 9068 §2.2).
type claims struct {
	jwt.RegisteredClaims
	ClientID string `json:"client_id"`
	Scope    string `json:"scope,omitempty"`
}

func (a *Access) claims() claims {
	return claims{
		RegisteredClaims: jwt.RegisteredClaims{
			ID: a.ID, Issuer: a.Issuer, Subject: a.Subject, Audience: jwt.ClaimStrings{a.Audience},
			IssuedAt: jwt.NewNumericDate(a.IssuedAt), ExpiresAt: jwt.NewNumericDate(a.ExpiresAt),
		},
		ClientID: a.ClientID, Scope: a.Scope,
	}
}

func (c *claims) access(audience string) *Access {
	a := &Access{
		ID: c.ID, Issuer: c.Issuer, Subject: c.Subject, Audience: audience,
		ClientID: c.ClientID, Scope: c.Scope, ExpiresAt: c.ExpiresAt.Time,
	}
	if c.IssuedAt != nil {
		a.IssuedAt = c.IssuedAt.Time
	}
	return a
}
