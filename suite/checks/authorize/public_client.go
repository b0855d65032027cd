package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
)

// publicClient returns a player whose client has nothing to authenticate by: the journey's own, or one registered for
// this check.
func publicClient(ctx context.Context, c *check.C) *client.Player {
	p := c.Host()
	if p.Client.Public() {
		return p
	}
	if p.AS.RegistrationEndpoint == "" {
		c.NotApplicable("the client authenticates and no public one can be registered; the rule is about public clients")
	}
	c.Step("register a public client")
	body := p.MainRegistration()
	body["token_endpoint_auth_method"] = "none"
	reg, answer := p.Register(ctx, body)
	c.Heed(answer)
	if reg == nil || reg.AuthMethod != "none" {
		c.NotApplicable("the server registers no public clients, and the rule is about those")
	}
	return p.WithClient(reg)
}
