package app

import (
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

// signer gives access tokens their form.
func (a *App) signer(secrets oauth.Secrets, keys *token.Keys) oauth.Signer {
	if a.cfg.OpaqueTokens {
		return oauth.OpaqueSigner{Secrets: secrets}
	}
	return token.Signer{Keys: keys}
}

// verifier reads that form.
func (a *App) verifier(s *Seams, keys *token.Keys) oauth.TokenVerifier {
	if a.cfg.OpaqueTokens {
		return oauth.OpaqueVerifier{Store: s.Store, Issuer: s.Issuer, Audiences: s.Resources, Now: s.Clock}
	}
	return token.Verifier{Keys: keys, Issuer: s.Issuer, Audiences: s.Resources, Now: s.Clock}
}

// publishesKeys reports whether anything is signed that others verify.
func (c Config) publishesKeys() bool { return !c.OpaqueTokens || c.SignedMetadata || c.OpenID }
