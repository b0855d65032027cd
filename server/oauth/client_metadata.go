package oauth

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode"

	"github.com/mcpconform/mcpconform/server/store"
)

// ClientMetadata is what a client says of itself when it registers (RFC 7591 §2).
type ClientMetadata struct {
	RedirectURIs    []string `json:"redirect_uris"`
	GrantTypes      []string `json:"grant_types"`
	ResponseTypes   []string `json:"response_types"`
	AuthMethod      string   `json:"token_endpoint_auth_method"`
	ApplicationType string   `json:"application_type"`
	Name            string   `json:"client_name"`
	URI             string   `json:"client_uri"`
	LogoURI         string   `json:"logo_uri"`
	TOSURI          string   `json:"tos_uri"`
	PolicyURI       string   `json:"policy_uri"`
	Contacts        []string `json:"contacts"`
	Scope           string   `json:"scope"`

	AuthAlg string          `json:"token_endpoint_auth_signing_alg"` // OpenID Connect Dynamic Client Registration §2
	JWKSURI string          `json:"jwks_uri"`
	JWKS    json.RawMessage `json:"jwks"`
}

// What a stranger can make the server keep and show is bounded, in bytes where nothing else is said.
const (
	maxRegistration = 16 << 10
	maxRedirects    = 20 // redirect URIs
	maxContacts     = 10 // addresses
	maxName         = 200
	maxURL          = 2 << 10
)

func (m ClientMetadata) check() error {
	if len(m.RedirectURIs) == 0 || len(m.RedirectURIs) > maxRedirects {
		return refuse("invalid_redirect_uri", "between one and twenty redirect_uris are needed")
	}
	for _, u := range m.RedirectURIs {
		if err := checkRedirectURI(u); err != nil {
			return err
		}
	}
	if len(m.Name) > maxName || strings.ContainsFunc(m.Name, misleading) {
		return refuse("invalid_client_metadata", "client_name is too long or holds control characters")
	}
	if len(m.Contacts) > maxContacts {
		return refuse("invalid_client_metadata", "there are too many contacts")
	}
	for name, u := range map[string]string{
		"client_uri": m.URI, "logo_uri": m.LogoURI, "tos_uri": m.TOSURI, "policy_uri": m.PolicyURI,
	} {
		if u != "" && (!isWebURL(u) || len(u) > maxURL) {
			return refuse("invalid_client_metadata", name+" is not a web address")
		}
	}
	return nil
}

// misleading characters could turn the words of the consent page around.
func misleading(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

func isWebURL(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

func (m ClientMetadata) client() store.Client {
	return store.Client{
		Name: m.Name, URI: m.URI, LogoURI: m.LogoURI, TOSURI: m.TOSURI, PolicyURI: m.PolicyURI,
		Contacts: m.Contacts, RedirectURIs: m.RedirectURIs, ApplicationType: m.ApplicationType,
	}
}

// ClientInformation is the strict body of a registration response (RFC 7591 §3.2.1, RFC 7592 §3): all
// that was registered, and no member without a value, because hosts reject a null secret.
type ClientInformation struct {
	ClientID        string   `json:"client_id"`
	ManagementURI   string   `json:"registration_client_uri,omitempty"`
	ManagementToken string   `json:"registration_access_token,omitempty"` // never without the URI
	Secret          string   `json:"client_secret,omitempty"`
	SecretExpiresAt *int64   `json:"client_secret_expires_at,omitempty"` // beside a secret; 0: never
	IssuedAt        int64    `json:"client_id_issued_at"`
	RedirectURIs    []string `json:"redirect_uris"`
	GrantTypes      []string `json:"grant_types"`
	ResponseTypes   []string `json:"response_types"`
	AuthMethod      string   `json:"token_endpoint_auth_method"`
	ApplicationType string   `json:"application_type,omitempty"`
	Name            string   `json:"client_name,omitempty"`
	URI             string   `json:"client_uri,omitempty"`
	LogoURI         string   `json:"logo_uri,omitempty"`
	TOSURI          string   `json:"tos_uri,omitempty"`
	PolicyURI       string   `json:"policy_uri,omitempty"`
	Contacts        []string `json:"contacts,omitempty"`
	Scope           string   `json:"scope"`
}

// DescribeClient fills a [ClientInformation] for clients that are managed below the URL of the
// registration endpoint.
func DescribeClient(endpoint string) func(store.Client) any {
	return func(c store.Client) any {
		information := ClientInformation{
			ClientID: c.ID, Secret: c.Secret, ManagementToken: c.ManagementToken,
			IssuedAt: c.IssuedAt.Unix(), RedirectURIs: c.RedirectURIs,
			GrantTypes: c.GrantTypes, ResponseTypes: c.ResponseTypes, AuthMethod: c.AuthMethod,
			ApplicationType: c.ApplicationType, Name: c.Name, URI: c.URI, LogoURI: c.LogoURI,
			TOSURI: c.TOSURI, PolicyURI: c.PolicyURI, Contacts: c.Contacts, Scope: c.Scope,
		}
		if c.Secret != "" {
			information.SecretExpiresAt = new(int64)
		}
		if c.ManagementToken != "" {
			information.ManagementURI = endpoint + "/" + c.ID
		}
		return information
	}
}
