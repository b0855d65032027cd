package cimd

import (
	"context"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// chatGPT is a player that is the client of the host's own document, and the URL of that. Where the
// server does not send iss the host comes with a document for each connection, which only it can
// publish; the one for all says the same but for the redirect URI.
func chatGPT(c *check.C) (*client.Player, string) {
	p := c.Host()
	if !p.AS.CIMD {
		c.NotApplicable("the metadata does not say that client ID metadata documents are taken")
	}
	if fixture.Predefined.From(c) != nil {
		c.OffPath()
	}
	method, ok := p.Host.Client.DocumentMethod(p.AS.AuthMethods)
	if !ok {
		c.NotApplicable("%s does not come with its document, for the metadata lists none of the ways in which it authenticates", p.Host.Name)
	}
	document := p.Host.Client.Document.Value
	return p.WithClient(&client.Registration{
		How: string(host.CIMD), ClientID: document, AuthMethod: method, RedirectURIs: []string{p.Host.Redirect.URI(true)},
	}), document
}

// inside reports whether the authorization server is where the public internet may be out of reach.
func inside(ctx context.Context, p *client.Player) bool {
	u, err := url.Parse(p.AS.AuthorizationEndpoint)
	if err != nil {
		return false
	}
	private, _ := wire.Private(ctx, u.Hostname(), nil) // a name that does not resolve here was reached all the same
	return private
}
