package oauth

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/wellknown"
)

// ServerMetadata is the authorization server metadata document (RFC 8414 §2, RFC 9207 §3, RFC 9728
// §4). Members with nothing to say are left out, as RFC 8414 §3.2 demands.
type ServerMetadata struct {
	Issuer                        string   `json:"issuer"`
	AuthorizationEndpoint         string   `json:"authorization_endpoint,omitempty"`
	TokenEndpoint                 string   `json:"token_endpoint,omitempty"`
	RegistrationEndpoint          string   `json:"registration_endpoint,omitempty"`
	RevocationEndpoint            string   `json:"revocation_endpoint,omitempty"`
	IntrospectionEndpoint         string   `json:"introspection_endpoint,omitempty"`
	JWKSURI                       string   `json:"jwks_uri,omitempty"`
	ScopesSupported               []string `json:"scopes_supported,omitempty"`
	ResponseTypesSupported        []string `json:"response_types_supported,omitempty"`
	ResponseModesSupported        []string `json:"response_modes_supported,omitempty"`
	GrantTypesSupported           []string `json:"grant_types_supported,omitempty"`
	TokenEndpointAuthMethods      []string `json:"token_endpoint_auth_methods_supported,omitempty"`
	TokenEndpointAuthAlgs         []string `json:"token_endpoint_auth_signing_alg_values_supported,omitempty"`
	RevocationEndpointAuthMethods []string `json:"revocation_endpoint_auth_methods_supported,omitempty"`
	RevocationEndpointAuthAlgs    []string `json:"revocation_endpoint_auth_signing_alg_values_supported,omitempty"`
	IntrospectionAuthMethods      []string `json:"introspection_endpoint_auth_methods_supported,omitempty"`
	CodeChallengeMethods          []string `json:"code_challenge_methods_supported,omitempty"`
	IssParameter                  bool     `json:"authorization_response_iss_parameter_supported,omitempty"`
	ClientDocuments               bool     `json:"client_id_metadata_document_supported,omitempty"`
	ProtectedResources            []string `json:"protected_resources,omitempty"`

	// Those of OpenID Connect Discovery §3.
	UserInfoEndpoint  string   `json:"userinfo_endpoint,omitempty"`
	SubjectTypes      []string `json:"subject_types_supported,omitempty"`
	IDTokenAlgorithms []string `json:"id_token_signing_alg_values_supported,omitempty"`

	// More are members without a field here; of two of one name, the one in More is served.
	More map[string]any `json:"-"`
}

// MarshalJSON implements [json.Marshaler].
func (m ServerMetadata) MarshalJSON() ([]byte, error) {
	type fields ServerMetadata
	return wellknown.Encode(fields(m), m.More)
}

// The paths of the authorization server.
const (
	PathMetadata   = "/.well-known/oauth-authorization-server"
	PathOpenID     = "/.well-known/openid-configuration"
	PathJWKS       = "/.well-known/jwks.json"
	PathAuthorize  = "/authorize"
	PathToken      = "/token"
	PathIntrospect = "/token/introspect"
	PathExchange   = "/token/privy/access-token"
	PathRegister   = "/register"
	PathClient     = PathRegister + "/{client}"
	PathRevoke     = "/revoke"
	PathUserInfo   = "/userinfo"
)

// DefaultMetadata describes the endpoints of this package, as served at the given issuer.
func DefaultMetadata(issuer string, scopes Scopes, resources Resources) *ServerMetadata {
	return &ServerMetadata{
		Issuer:                        issuer,
		AuthorizationEndpoint:         issuer + PathAuthorize,
		TokenEndpoint:                 issuer + PathToken,
		RegistrationEndpoint:          issuer + PathRegister,
		RevocationEndpoint:            issuer + PathRevoke,
		IntrospectionEndpoint:         issuer + PathIntrospect,
		JWKSURI:                       issuer + PathJWKS,
		ScopesSupported:               scopes.Names(),
		ResponseTypesSupported:        []string{"code"},
		ResponseModesSupported:        []string{"query"},
		GrantTypesSupported:           scopes.GrantTypes(),
		TokenEndpointAuthMethods:      []string{"none"},
		RevocationEndpointAuthMethods: []string{"none"},
		IntrospectionAuthMethods:      []string{"client_secret_basic"},
		CodeChallengeMethods:          []string{"S256"},
		IssParameter:                  true,
		ProtectedResources:            resources,
	}
}

// AddOpenID adds to a document what OpenID Connect Discovery §3 asks for, of a server at the same issuer.
func AddOpenID(m *ServerMetadata, issuer string) {
	m.UserInfoEndpoint = issuer + PathUserInfo
	m.SubjectTypes = []string{"public"}
	m.IDTokenAlgorithms = []string{"RS256"}
	m.More = map[string]any{"request_uri_parameter_supported": false} // left out it would mean true
}

// ServeHTTP answers with the document. It is public, and cached no longer than a correction may wait.
func (m ServerMetadata) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	publicJSON(w, m)
}

func publicJSON(w http.ResponseWriter, v any) {
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=300")
	h.Set("X-Content-Type-Options", "nosniff")
	_ = writeJSON(w, http.StatusOK, v)
}
