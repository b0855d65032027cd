package main

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/ory/fosite"
)

// client is a registered client and what its user is told of it.
type client struct {
	*fosite.DefaultOpenIDConnectClient

	name string
}

// clientMetadata is what a client may say of itself, and what it is answered.
type clientMetadata struct {
	RedirectURIs    []string `json:"redirect_uris"`
	TokenAuthMethod string   `json:"token_endpoint_auth_method,omitempty"`
	GrantTypes      []string `json:"grant_types,omitempty"`
	ResponseTypes   []string `json:"response_types,omitempty"`
	ClientName      string   `json:"client_name,omitempty"`
	Scope           string   `json:"scope,omitempty"`
}

// complete sets the defaults of RFC 7591 §2, and what is asked for beyond what
// there is to what there is (§3.2.1).
func (m *clientMetadata) complete() {
	if m.TokenAuthMethod == "" {
		m.TokenAuthMethod = "client_secret_basic"
	}
	if len(m.GrantTypes) == 0 {
		m.GrantTypes = []string{"authorization_code"}
	}
	m.ResponseTypes = responseTypes
	m.Scope = scope
}

func (m *clientMetadata) check() (code, description string) {
	for _, uri := range m.RedirectURIs {
		if !safeRedirect(uri) {
			return "invalid_redirect_uri", "a redirect URI is https, or http on the user's own machine, and has no fragment"
		}
	}
	switch {
	case len(m.RedirectURIs) == 0:
		return "invalid_redirect_uri", "redirect_uris is missing"
	case !slices.Contains(authMethods, m.TokenAuthMethod):
		return "invalid_client_metadata", "token_endpoint_auth_method is none of " + strings.Join(authMethods, ", ")
	}
	for _, grant := range m.GrantTypes {
		if !slices.Contains(grantTypes, grant) {
			return "invalid_client_metadata", "grant_types holds more than " + strings.Join(grantTypes, " and ")
		}
	}
	return "", ""
}

// safeRedirect judges a redirect URI as fosite does when it is used, but that no
// other schemes are left to chance.
func safeRedirect(uri string) bool {
	u, err := url.Parse(uri)
	return err == nil && fosite.IsValidRedirectURI(u) && fosite.IsRedirectURISecureStrict(context.Background(), u)
}
