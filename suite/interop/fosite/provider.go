package main

import (
	"crypto/rand"

	"github.com/ory/fosite"
	"github.com/ory/fosite/compose"
	"golang.org/x/crypto/bcrypt"
)

// newProvider is fosite with what an MCP server needs of it. What is not set here
// is fosite's default.
func newProvider(s *store) fosite.OAuth2Provider {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails
	config := &fosite.Config{
		GlobalSecret: secret,
		EnforcePKCE:  true,
		// Every grant gets a refresh token, not only one with the scope "offline".
		RefreshTokenScopes: []string{},
		// Audiences are compared as strings; the default lets through what lies below one.
		AudienceMatchingStrategy: fosite.ExactAudienceMatchingStrategy,
		// The secrets are ours and random: a slow hash of them protects nothing.
		HashCost: bcrypt.MinCost,
	}
	config.ClientSecretsHasher = &fosite.BCrypt{Config: config} // else set, without a lock, when it is first used
	return compose.Compose(config, s, compose.NewOAuth2HMACStrategy(config),
		compose.OAuth2AuthorizeExplicitFactory,
		compose.OAuth2RefreshTokenGrantFactory,
		compose.OAuth2TokenIntrospectionFactory,
		compose.OAuth2TokenRevocationFactory,
		compose.OAuth2PKCEFactory,
	)
}
