package client

import (
	"slices"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/jws"
)

// Document is a client ID metadata document and the client that it describes.
type Document struct {
	Client  *Registration
	Members map[string]any
}

// Describe makes the document of a client with that client_id, as the host's own is but for the name:
// it authenticates by the given method, with a key at jwksURI if that is private_key_jwt.
func (p *Player) Describe(clientID, method, jwksURI string, key *jws.Signer) Document {
	redirect := []string{p.Host.Redirect.URI(p.AS != nil && p.AS.IssParameter)}
	d := Document{
		Client: &Registration{How: string(host.CIMD), ClientID: clientID, AuthMethod: method, RedirectURIs: redirect},
		Members: map[string]any{
			"client_id": clientID, "client_name": "mcpconform, playing " + p.Host.Name, "redirect_uris": slices.Clone(redirect),
			"grant_types": []string{"authorization_code", "refresh_token"}, "response_types": []string{"code"},
			"token_endpoint_auth_method": method,
		},
	}
	if method == "private_key_jwt" {
		d.Client.Key = key
		d.Members["token_endpoint_auth_signing_alg"], d.Members["jwks_uri"] = "RS256", jwksURI
	}
	return d
}
