package privy

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"net/http"
	"net/url"
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

// keyPatience is how long a fetched key is trusted not to have been replaced: a token that fails
// against it sooner than that does not make us ask again.
const keyPatience = 5 * time.Second

type verificationKeys struct {
	current *ecdsa.PublicKey
	fetched time.Time
}

// Verify checks a Privy access token: ES256 with the app's verification key, issuer privy.io, the app
// as audience, and its time. The key is fetched once and again when a signature does not fit it, since
// the app's key can be replaced.
func (c *Client) Verify(ctx context.Context, raw string) (*Token, error) {
	key, fresh, err := c.key(ctx, false)
	if err != nil {
		return nil, err
	}
	t, err := c.verifyWith(key, raw)
	if err == nil || fresh || !errors.Is(err, jwt.ErrTokenSignatureInvalid) {
		return t, err
	}
	if key, _, err = c.key(ctx, true); err != nil {
		return nil, err
	}
	return c.verifyWith(key, raw)
}

func (c *Client) verifyWith(key *ecdsa.PublicKey, raw string) (*Token, error) {
	var claims struct {
		jwt.RegisteredClaims
		SessionID string `json:"sid"`
	}
	_, err := jwt.NewParser(
		jwt.WithValidMethods([]string{"ES256"}), jwt.WithIssuer("privy.io"), jwt.WithAudience(c.AppID),
		jwt.WithExpirationRequired(), jwt.WithTimeFunc(c.now),
	).ParseWithClaims(raw, &claims, func(*jwt.Token) (any, error) { return key, nil })
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalidToken, err)
	}
	if claims.Subject == "" {
		return nil, fmt.Errorf("%w: it names no user", ErrInvalidToken)
	}
	return &Token{Raw: raw, UserID: claims.Subject, SessionID: claims.SessionID, ExpiresAt: claims.ExpiresAt.Time}, nil
}

// key returns the verification key and whether it was fetched just now.
func (c *Client) key(ctx context.Context, again bool) (*ecdsa.PublicKey, bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	recent := c.now().Sub(c.keys.fetched) < keyPatience
	if c.keys.current != nil && (!again || recent) {
		return c.keys.current, recent, nil
	}
	key, err := c.fetchKey(ctx)
	if err != nil {
		return nil, false, err
	}
	c.keys = verificationKeys{current: key, fetched: c.now()}
	return key, true, nil
}

func (c *Client) fetchKey(ctx context.Context) (*ecdsa.PublicKey, error) {
	var app struct {
		Key string `json:"verification_key"`
	}
	if err := c.call(ctx, http.MethodGet, "/api/v1/apps/"+url.PathEscape(c.AppID), nil, &app); err != nil {
		return nil, fmt.Errorf("fetch the app's verification key: %w", err)
	}
	key, err := jwt.ParseECPublicKeyFromPEM([]byte(app.Key))
	if err != nil {
		return nil, fmt.Errorf("%w: the app's verification key is not an EC key in PEM", ErrUnavailable)
	}
	return key, nil
}
