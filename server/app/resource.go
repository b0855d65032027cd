package app

import (
	"github.com/mcpconform/mcpconform/server/resource"
	"github.com/mcpconform/mcpconform/server/token"
)

// pageSize is small enough for a short list to have pages.
const pageSize = 2

// resourceConfig is the protected resource, with the tools that the form of the server has.
func (a *App) resourceConfig(keys *token.Keys, kept resource.Reports) resource.Config {
	c := resource.Config{
		Origin: a.cfg.BaseURL, Path: mcpPath, Backend: a.backend.client, AuthorizationServers: []string{a.issuer()},
		Sessions: a.cfg.Sessions, Streams: a.cfg.Streams, Versions: a.cfg.Versions,
		ExchangeTimeout: a.cfg.ExchangeTimeout, BackendTimeout: a.cfg.ProtocolAPITimeout,
		Logger: a.cfg.Logger, StateKey: a.cfg.TokenEncryptionKey, Now: a.Now,
	}
	if a.cfg.OpenListing {
		c.Anonymous = resource.OpenListing
	}
	if a.cfg.OpenHandshake {
		c.Anonymous = resource.OpenHandshake
	}
	tools := resource.DefaultTools()
	if a.cfg.GitHubLogin {
		tools = resource.OwnTools()
	}
	if a.cfg.MixedAuth {
		c.Anonymous, tools = resource.OpenCalls, append(tools, resource.About())
	}
	if a.cfg.NoLogin {
		c.Public, tools = true, []resource.Tool{resource.PublicEcho(), resource.About()}
	}
	if a.cfg.ProfileTool {
		tools = append(tools, resource.GetProfile())
	}
	if a.cfg.Elicitation {
		tools = append(tools, resource.ChooseItem())
	}
	if a.cfg.StepUp {
		// What scopes_supported and the first challenge name is what is useful at once; the rest is asked
		// for when it is needed (MCP 2026-07-28, "Scope Selection Strategy").
		c.ChallengeScopes = resource.ScopesOf([]string{resource.ScopeRead}, tools)
		tools = append(tools, resource.GetConnection())
	}
	if a.cfg.Extended {
		c.Streams, c.PageSize = true, pageSize
		tools = append(tools, resource.ReviewItems(), resource.StartReport(), resource.GetReport())
		c.Resources = append(resource.DefaultResources(a.cfg.BaseURL), resource.Icon())
		c.Reports = kept
	}
	c.Tools = tools
	c = c.WithDefaults()
	if a.cfg.SignedMetadata {
		for i := range c.Documents {
			c.Documents[i].Sign = a.signed(keys)
		}
	}
	return c
}

// signed makes a signed copy of what a document says that has to be right: whose it is, and who issues
// tokens for it (RFC 9728 §2.2).
func (a *App) signed(keys *token.Keys) func(resource.Metadata) (string, error) {
	return func(m resource.Metadata) (string, error) {
		return token.Signer{Keys: keys}.SignClaims(
			map[string]any{"iss": a.issuer(), "resource": m.Resource, "authorization_servers": m.AuthorizationServers})
	}
}
