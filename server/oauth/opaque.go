package oauth

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// OpaqueSigner is a [Signer] of tokens that say nothing to anybody: random, with all that is known of
// them in their record. RFC 6749 §1.4 leaves the form of an access token to who has to read it.
type OpaqueSigner struct{ Secrets Secrets }

// Sign returns a random value.
func (s OpaqueSigner) Sign(token.Access) (string, error) { return s.Secrets.ID(), nil }

// OpaqueVerifier is the strict [TokenVerifier] of what [OpaqueSigner] makes. It checks what
// [token.Verifier] reads from a JWT against the record instead, and finds revoked tokens on the way.
type OpaqueVerifier struct {
	Store interface {
		store.AccessTokens
		store.Grants
	}
	Issuer    string
	Audiences []string // any one of them will do
	Now       func() time.Time
}

// Verify returns what the record of the token says, or an error that wraps [token.ErrInvalid] unless
// the store failed.
func (v OpaqueVerifier) Verify(ctx context.Context, raw string) (*token.Access, error) {
	record, err := v.Store.AccessTokenByHash(ctx, store.HashOf(raw))
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrRevoked):
		return nil, token.ErrRevoked
	case err != nil:
		return nil, err
	case !v.Now().Before(record.ExpiresAt):
		return nil, token.ErrExpired
	case !slices.Contains(v.Audiences, record.Audience):
		return nil, fmt.Errorf("%w: it was issued for another resource", token.ErrInvalid)
	}
	grant, err := v.Store.Grant(ctx, record.GrantID)
	if err != nil {
		return nil, err
	}
	return &token.Access{
		ID: record.ID, Issuer: v.Issuer, Subject: grant.User.DID, Audience: record.Audience, ClientID: record.ClientID,
		Scope: record.Scope, IssuedAt: record.IssuedAt, ExpiresAt: record.ExpiresAt,
	}, nil
}
