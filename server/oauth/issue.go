package oauth

import (
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// Signer puts an access token into its wire form.
type Signer interface {
	Sign(token.Access) (string, error)
}

// Minter makes the tokens of a grant. It stores nothing: what is stored, and in which step, is the
// grant type's affair.
type Minter struct {
	Signer          Signer
	SignIDToken     SignIDToken
	Secrets         Secrets
	Now             func() time.Time
	Issuer          string
	AccessLifetime  time.Duration
	RefreshLifetime time.Duration
}

// access makes an access token for a part of the grant's scope, and the record of it.
func (m Minter) access(g store.Grant, scope string) (TokenResponse, store.AccessToken, error) {
	now := m.Now()
	a := token.Access{
		ID: m.Secrets.ID(), Issuer: m.Issuer, Subject: g.User.DID, Audience: g.Resource,
		ClientID: g.ClientID, Scope: scope, IssuedAt: now, ExpiresAt: now.Add(m.AccessLifetime),
	}
	raw, err := m.Signer.Sign(a)
	if err != nil {
		return TokenResponse{}, store.AccessToken{}, err
	}
	m.Secrets.Told("access token", raw)
	return TokenResponse{
			AccessToken: raw, TokenType: "Bearer", ExpiresIn: int64(m.AccessLifetime / time.Second), Scope: scope,
		},
		store.AccessToken{
			ID: a.ID, Hash: store.HashOf(raw), GrantID: g.ID, ClientID: g.ClientID,
			Scope: a.Scope, Audience: a.Audience, IssuedAt: a.IssuedAt, ExpiresAt: a.ExpiresAt,
		}, nil
}

// refresh is the record of a refresh token.
func (m Minter) refresh(g store.Grant, raw string) store.RefreshToken {
	return store.RefreshToken{
		Hash: store.HashOf(raw), GrantID: g.ID, ClientID: g.ClientID, ExpiresAt: m.Now().Add(m.RefreshLifetime),
	}
}

// NextRefresh makes the refresh token that follows the presented one; "" stands for none, at the
// beginning of a grant.
type NextRefresh func(s Secrets, presented string) string

// AlwaysFresh is the strict [NextRefresh] (OAuth 2.1 §4.3.1).
func AlwaysFresh(s Secrets, _ string) string { return s.New("refresh token") }

// IssueRefresh decides whether a grant comes with a refresh token.
type IssueRefresh func(c store.Client, scope string) bool

// ToWhoAsked is the strict [IssueRefresh]: to every client that registered the refresh_token grant,
// whatever its scope. Hosts do not ask for offline_access, and without a refresh token their users
// would have to sign in again every hour.
func ToWhoAsked(c store.Client, _ string) bool {
	return slices.Contains(c.GrantTypes, grantRefresh)
}
