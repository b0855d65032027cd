package main

import (
	"encoding/json"
	"net/http"
)

// What a client may register; the metadata says so too.
var (
	grantTypes    = []string{"authorization_code", "refresh_token"}
	responseTypes = []string{"code"}
	authMethods   = []string{"client_secret_basic", "client_secret_post", "none"}
)

// serverMetadata is what RFC 8414 has of this server.
type serverMetadata struct {
	Issuer                   string   `json:"issuer"`
	AuthorizationEndpoint    string   `json:"authorization_endpoint"`
	TokenEndpoint            string   `json:"token_endpoint"`
	RegistrationEndpoint     string   `json:"registration_endpoint"`
	RevocationEndpoint       string   `json:"revocation_endpoint"`
	IntrospectionEndpoint    string   `json:"introspection_endpoint"`
	ScopesSupported          []string `json:"scopes_supported"`
	ResponseTypesSupported   []string `json:"response_types_supported"`
	GrantTypesSupported      []string `json:"grant_types_supported"`
	TokenAuthMethods         []string `json:"token_endpoint_auth_methods_supported"`
	RevocationAuthMethods    []string `json:"revocation_endpoint_auth_methods_supported"`
	IntrospectionAuthMethods []string `json:"introspection_endpoint_auth_methods_supported"`
	CodeChallengeMethods     []string `json:"code_challenge_methods_supported"`
}

func metadata(base string) http.Handler {
	document := serverMetadata{
		Issuer:                   base,
		AuthorizationEndpoint:    base + "/authorize",
		TokenEndpoint:            base + "/token",
		RegistrationEndpoint:     base + "/register",
		RevocationEndpoint:       base + "/revoke",
		IntrospectionEndpoint:    base + "/introspect",
		ScopesSupported:          []string{scope},
		ResponseTypesSupported:   responseTypes,
		GrantTypesSupported:      grantTypes,
		TokenAuthMethods:         authMethods,
		RevocationAuthMethods:    authMethods,
		IntrospectionAuthMethods: []string{"client_secret_basic"},
		CodeChallengeMethods:     []string{"S256"},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, document)
	})
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
