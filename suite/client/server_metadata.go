package client

import "context"

// ServerMetadata is an authorization server's metadata (RFC 8414 §2 or OpenID Connect Discovery §3),
// or the failed attempt to get it (Doc is then nil).
type ServerMetadata struct {
	URL string
	How string // oauth-insert, oidc-insert, oidc-append or oauth-append
	// Asked is the issuer the URL was derived from, which Issuer must equal (RFC 8414 §3.3).
	Asked string

	Issuer                string
	AuthorizationEndpoint string
	TokenEndpoint         string
	RegistrationEndpoint  string
	RevocationEndpoint    string
	IntrospectionEndpoint string
	JWKSURI               string

	Scopes, ChallengeMethods, AuthMethods, GrantTypes []string

	IssParameter bool // authorization_response_iss_parameter_supported (RFC 9207 §3)
	CIMD         bool // client_id_metadata_document_supported

	Doc      map[string]any
	Response *Response
	// Problems are members of a wrong type, a wrong status or content type.
	Problems []string
}

// FetchServerMetadata gets the metadata of issuer at url; how is the place it was derived by.
func (p *Player) FetchServerMetadata(ctx context.Context, issuer, url, how string) *ServerMetadata {
	m := &ServerMetadata{URL: url, How: how, Asked: issuer, Response: p.document(ctx, url)}
	d := read(m.Response)
	if m.Doc = d.members; m.Doc != nil {
		m.fill(d)
	}
	m.Problems = d.problems
	return m
}

func (m *ServerMetadata) fill(d *document) {
	m.Issuer = d.str("issuer")
	m.AuthorizationEndpoint = d.str("authorization_endpoint")
	m.TokenEndpoint = d.str("token_endpoint")
	m.RegistrationEndpoint = d.str("registration_endpoint")
	m.RevocationEndpoint = d.str("revocation_endpoint")
	m.IntrospectionEndpoint = d.str("introspection_endpoint")
	m.JWKSURI = d.str("jwks_uri")
	m.Scopes = d.strs("scopes_supported")
	m.ChallengeMethods = d.strs("code_challenge_methods_supported")
	m.AuthMethods = d.strs("token_endpoint_auth_methods_supported")
	m.GrantTypes = d.strs("grant_types_supported")
	m.IssParameter = d.flag("authorization_response_iss_parameter_supported")
	m.CIMD = d.flag("client_id_metadata_document_supported")
}

// Usable reports whether the document names the two endpoints without which nothing can be played.
func (m *ServerMetadata) Usable() bool {
	return m.Doc != nil && m.AuthorizationEndpoint != "" && m.TokenEndpoint != ""
}

// Matches reports whether Issuer is identical to the issuer asked, without normalization.
func (m *ServerMetadata) Matches() bool { return m.Issuer == m.Asked }
