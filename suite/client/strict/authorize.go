package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/host"
)

// authorize obtains a token as the challenge asks: discovery, registration, login, redemption. It
// stops at whatever a client must not pass over.
func (c *connection) authorize(ctx context.Context, challenge *client.Challenge) error {
	p := c.player
	p.Challenge = challenge
	if err := c.discover(ctx); err != nil {
		return err
	}
	if err := c.become(ctx); err != nil {
		return err
	}
	choice := client.Choose(p.Host, p.Target.URL.String(), challenge, p.RM, p.AS, c.told.ClientID != "")
	c.widen(strings.Fields(choice.Scope))
	p.Scope, p.Resource = strings.Join(c.scopes, " "), choice.Resource
	outcome, grant := p.TryAuthorize(ctx)
	if grant.Redirect == nil {
		return errors.New("no authorization response came: " + outcome.Stopped)
	}
	if grant.Refused != "" {
		return errors.New("the authorization response is not used: " + grant.Refused)
	}
	token, err := p.ParseToken(p.Redeem(ctx, grant), grant)
	if err != nil {
		return err
	}
	c.bearer = token.Access
	return nil
}

// widen adds what is asked for now to what was asked for before: a step up must not cost what was
// granted (MCP 2026-07-28, "Step-Up Authorization Flow"). A refresh token is asked for where the
// authorization server says how (offline_access, "Refresh Tokens").
func (c *connection) widen(now []string) {
	if slices.Contains(c.player.AS.Scopes, "offline_access") {
		now = append(now, "offline_access")
	}
	for _, scope := range now {
		if !slices.Contains(c.scopes, scope) {
			c.scopes = append(c.scopes, scope)
		}
	}
}

// discover finds the protected resource metadata and an authorization server it names.
func (c *connection) discover(ctx context.Context) error {
	p := c.player
	p.RM, p.AS = nil, nil
	for _, at := range p.ResourceMetadataURLs(p.Challenge) {
		if doc := p.FetchResourceMetadata(ctx, at.URL, at.How); doc.Usable() {
			p.RM = doc
			break
		}
	}
	if p.RM == nil {
		return errors.New("no protected resource metadata was found")
	}
	if !covers(p.RM.Resource, p.Target.URL.String()) {
		return fmt.Errorf("the protected resource metadata is of %q, not of this server", p.RM.Resource)
	}
	var refused error
	for _, issuer := range p.RM.AuthorizationServers {
		as, err := c.server(ctx, issuer)
		if err == nil {
			p.AS = as
			return nil
		}
		refused = err
	}
	return refused
}

// covers reports whether metadata of a resource may be used for the target: it is the resource itself
// or one that contains it, on the same origin (RFC 9728 §3.3 as MCP clients apply it to documents at
// the root).
func covers(resource, target string) bool {
	resource = strings.TrimSuffix(resource, "/")
	return resource != "" && (resource == target || strings.HasPrefix(target, resource+"/"))
}

// server gets the metadata of an issuer and refuses what a client must refuse (RFC 8414 §3.3; MCP,
// "Authorization Code Protection").
func (c *connection) server(ctx context.Context, issuer string) (*client.ServerMetadata, error) {
	for _, at := range c.player.ServerMetadataURLs(issuer) {
		doc := c.player.FetchServerMetadata(ctx, issuer, at.URL, at.How)
		switch {
		case !doc.Usable():
			continue
		case !doc.Matches():
			return nil, fmt.Errorf("the metadata at %s is of %q, not of %q", doc.URL, doc.Issuer, issuer)
		case !slices.Contains(doc.ChallengeMethods, "S256"):
			return nil, fmt.Errorf("the metadata at %s does not advertise S256", doc.URL)
		}
		return doc, nil
	}
	return nil, fmt.Errorf("no authorization server metadata was found for %q", issuer)
}

// become takes the client of this issuer, or makes one.
func (c *connection) become(ctx context.Context) error {
	issuer := c.player.AS.Issuer
	if c.clients[issuer] == nil {
		made, err := c.register(ctx)
		if err != nil {
			return err
		}
		c.clients[issuer] = made
	}
	c.player.Client = c.clients[issuer]
	return nil
}

func (c *connection) register(ctx context.Context) (*client.Registration, error) {
	p := c.player
	own := []string{redirectURI}
	switch {
	case c.told.ClientID != "":
		method := p.Host.Client.AuthMethod(p.AS.AuthMethods)
		if c.told.ClientSecret == "" {
			method = "none"
		}
		return &client.Registration{
			How: string(host.Predefined), ClientID: c.told.ClientID, Secret: c.told.ClientSecret, AuthMethod: method, RedirectURIs: own,
		}, nil
	case p.AS.CIMD:
		return &client.Registration{How: string(host.CIMD), ClientID: documentURL, AuthMethod: "none", RedirectURIs: own}, nil
	case p.AS.RegistrationEndpoint == "":
		return nil, errors.New("the authorization server offers no way to be a client")
	}
	made, answer := p.Register(ctx, p.MainRegistration())
	if made == nil {
		return nil, errors.New("the registration is answered " + expect.Describe(answer.Exchange))
	}
	return made, nil
}
