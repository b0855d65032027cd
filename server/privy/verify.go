package privy

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Token is a verified Privy access token.
type Token struct {
	Raw       string
	UserID    string // did:privy:…
	SessionID string
	ExpiresAt time.Time
}

// Verify checks a Privy access token: ES256 with one of the app's keys, issuer privy.io, the app as
// audience, and its time. A key that is not known is looked for at Privy, since keys are replaced.
func (c *Client) Verify(ctx context.Context, raw string) (*Token, error) {
	set, err := c.keySet(ctx, keyLife)
	if err != nil {
		return nil, err
	}
	t, err := c.verifyWith(set, raw)
	if !errors.Is(err, errNoKey) {
		return t, err
	}
	if set, err = c.keySet(ctx, keyPatience); err != nil {
		return nil, err
	}
	return c.verifyWith(set, raw)
}

func (c *Client) verifyWith(set keySet, raw string) (*Token, error) {
	var claims struct {
		jwt.RegisteredClaims
		SessionID string `json:"sid"`
	}
	_, err := jwt.NewParser(
		jwt.WithValidMethods([]string{"ES256"}), jwt.WithIssuer("privy.io"), jwt.WithAudience(c.AppID),
		jwt.WithExpirationRequired(), jwt.WithTimeFunc(c.now),
	).ParseWithClaims(raw, &claims, set.find)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalidToken, err)
	}
	if claims.Subject == "" {
		return nil, fmt.Errorf("%w: it names no user", ErrInvalidToken)
	}
	return &Token{Raw: raw, UserID: claims.Subject, SessionID: claims.SessionID, ExpiresAt: claims.ExpiresAt.Time}, nil
}
