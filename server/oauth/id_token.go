package oauth

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// SignIDToken puts an ID token into its wire form. [token.Signer] has the strict one.
type SignIDToken func(token.IDToken) (string, error)

// idToken makes the ID token that comes with the first access token of a grant, "" if the scope does
// not have openid (OpenID Connect Core §3.1.3.3).
func (m Minter) idToken(g store.Grant, nonce string) (string, error) {
	if !slices.Contains(strings.Fields(g.Scope), ScopeOpenID) {
		return "", nil
	}
	now := m.Now()
	raw, err := m.SignIDToken(token.IDToken{
		Issuer: m.Issuer, Subject: g.User.DID, ClientID: g.ClientID, Nonce: nonce,
		IssuedAt: now, ExpiresAt: now.Add(m.AccessLifetime), AuthenticatedAt: g.User.AuthenticatedAt,
	})
	if err != nil {
		return "", err
	}
	m.Secrets.Told("ID token", raw)
	return raw, nil
}
