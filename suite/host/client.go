package host

import (
	"maps"
	"slices"
)

// Client is how the host becomes a client and what it says of itself when it registers.
type Client struct {
	// Ways in the order of preference: the first that the authorization server offers is taken.
	Ways Fact[[]Way]
	// Registration is the captured DCR body but for redirect_uris, which differ per connection.
	Registration Fact[map[string]any]
	// AuthMethods is the order in which the main journey asks for a token endpoint
	// authentication method: the first that is advertised, else the last.
	AuthMethods Fact[[]string]
	// Document is the client ID metadata document when the server supports the iss parameter;
	// DocumentPrefix and DocumentSuffix surround the callback id when it does not.
	Document       Fact[string]
	DocumentPrefix Fact[string]
	DocumentSuffix string
	// DocumentMembers are what is published at Document.
	DocumentMembers Fact[map[string]any]
	// DocumentAuthMethods are those the document names, preferred first.
	DocumentAuthMethods Fact[[]string]
}

// Body returns the captured registration body with these redirect URIs: a fresh copy at each call.
func (c *Client) Body(redirectURIs ...string) map[string]any {
	body := maps.Clone(c.Registration.Value)
	for name, value := range body {
		if list, ok := value.([]string); ok {
			body[name] = slices.Clone(list)
		}
	}
	body["redirect_uris"] = slices.Clone(redirectURIs)
	return body
}

// AuthMethod is the authentication method the main journey asks for when the server advertises
// these (token_endpoint_auth_methods_supported; absent means client_secret_basic only, RFC 8414 §2).
func (c *Client) AuthMethod(advertised []string) string {
	methods := c.AuthMethods.Value
	for _, m := range methods {
		if slices.Contains(advertised, m) {
			return m
		}
	}
	return methods[len(methods)-1]
}

// DocumentMethod is the authentication method used with the client ID metadata document: the first
// that both sides name. ok is false when they share none.
func (c *Client) DocumentMethod(advertised []string) (method string, ok bool) {
	for _, m := range c.DocumentAuthMethods.Value {
		if slices.Contains(advertised, m) {
			return m, true
		}
	}
	return "", false
}

// DocumentURL is the client_id of the metadata document way.
func (c *Client) DocumentURL(issSupported bool, callbackID string) string {
	if issSupported {
		return c.Document.Value
	}
	return c.DocumentPrefix.Value + callbackID + c.DocumentSuffix
}

// Redirect holds both forms of the redirect URI and the rule which is used when.
type Redirect struct {
	Stable Fact[string]
	// Prefix and the callback id of one connection make the other form.
	Prefix Fact[string]
	// WhenStable says when the stable form is used.
	WhenStable Fact[string]
}

// CallbackID stands for the id that the host draws per connection; ours is fixed so that a
// predefined client can be given the redirect URI beforehand.
const CallbackID = "mcpconform"

// URI is the redirect URI used with a server that advertises
// authorization_response_iss_parameter_supported as given (RFC 9207 §3; absent means false).
func (r *Redirect) URI(issSupported bool) string {
	if issSupported {
		return r.Stable.Value
	}
	return r.Prefix.Value + CallbackID
}

// Forms returns both redirect URIs, the stable one first.
func (r *Redirect) Forms() []string { return []string{r.URI(true), r.URI(false)} }
