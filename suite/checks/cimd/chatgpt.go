package cimd

import (
	"context"
	"net/url"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/login"
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

// plainly is the player without the parameters that no standard knows.
func plainly(p *client.Player) *client.Player {
	q, plain := *p, *p.Host
	plain.Authorize.Extra.Value = nil
	q.Host = &plain
	return &q
}

// isTaken reports an answer that does not refuse the client: a page, a redirect to one, or an error about
// something else.
func isTaken(answer *client.Response) bool {
	if answer.Err != nil || answer.Status >= 500 {
		return false
	}
	code, _, _ := answer.OAuthError()
	if to := expect.Location(answer.Exchange); to != nil {
		code = to.Query().Get("error")
	} else if code == "" && answer.Status >= 400 {
		return false
	}
	return !slices.Contains([]string{"invalid_client", "unauthorized_client", "invalid_request", "server_error"}, code)
}

// told is an answer with what its page says, where it is one.
func told(answer *client.Response) string {
	at, err := url.Parse(answer.URL)
	if err != nil || answer.Status < 400 || answer.MediaType() != "text/html" {
		return expect.Describe(answer.Exchange)
	}
	return expect.Describe(answer.Exchange) + ", " + login.ParsePage(string(answer.Body), at, false).Says()
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
