package client

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/host"
)

// Choice is what the host would do with a target, as far as metadata decides it.
type Choice struct {
	Way         host.Way // "" when the host finds no way to be a client
	ClientID    string   // for the metadata document way
	AuthMethod  string   // asked for at registration or named by the document
	RedirectURI string
	Scope       string // "" leaves the parameter out
	Resource    string
	// Stops are the reasons why the host would go no further, the first one first.
	Stops []Stop
}

// Stop is a reason why the host goes no further, and how we know.
type Stop struct {
	Reason string
	Tag    host.Tag
}

// Choose says what the host does given what it has read; challenge and documents may be nil.
// predefined tells that the builder has entered a client by hand.
func Choose(h *host.Host, target string, c *Challenge, rm *ResourceMetadata, as *ServerMetadata, predefined bool) Choice {
	choice := Choice{Resource: target}
	var fromChallenge, fromResource []string
	if c != nil {
		fromChallenge = c.Scopes()
	}
	if rm != nil {
		fromResource = rm.ScopesSupported
		if rm.Resource != "" {
			choice.Resource = rm.Resource
		}
	}
	if as == nil || as.Doc == nil {
		choice.stop(host.Documented, "it finds no authorization server metadata")
		return choice
	}
	choice.Scope = strings.Join(h.Authorize.Scopes(fromChallenge, fromResource, as.Scopes), " ")
	choice.RedirectURI = h.Redirect.URI(as.IssParameter)
	choice.way(h, as, predefined)
	choice.stops(as)
	return choice
}

// way takes the first of the host's ways that the server offers.
func (c *Choice) way(h *host.Host, as *ServerMetadata, predefined bool) {
	for _, way := range h.Client.Ways.Value {
		switch {
		case way == host.Predefined && predefined:
			c.Way = way
			return
		case way == host.CIMD && as.CIMD:
			method, ok := h.Client.DocumentMethod(as.AuthMethods)
			if !ok {
				continue
			}
			c.Way, c.AuthMethod = way, method
			c.ClientID = h.Client.DocumentURL(as.IssParameter, host.CallbackID)
			return
		case way == host.DCR && as.RegistrationEndpoint != "":
			c.Way, c.AuthMethod = way, h.Client.AuthMethod(as.AuthMethods)
			return
		}
	}
}

func (c *Choice) stops(as *ServerMetadata) {
	if as.AuthorizationEndpoint == "" || as.TokenEndpoint == "" {
		c.stop(host.Documented, "the metadata lacks authorization_endpoint or token_endpoint")
	}
	if !slices.Contains(as.ChallengeMethods, "S256") {
		c.stop(host.Documented, "the metadata does not advertise PKCE with S256")
	}
	// The documents ask for the exact string; the maker's own tunnel only warns.
	if !as.Matches() {
		c.stop(host.Documented, "issuer in the metadata is not the one that led to it")
	}
	if c.Way == "" {
		c.stop(host.Reported, "the server offers no way to be a client: no registration_endpoint, no client ID metadata documents")
	}
}

func (c *Choice) stop(tag host.Tag, reason string) {
	c.Stops = append(c.Stops, Stop{Reason: reason, Tag: tag})
}
