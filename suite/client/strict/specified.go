package main

import (
	"github.com/mcpconform/mcpconform/suite/host"
)

// documentURL is the client ID metadata document under which this client is known: the one that the
// official conformance tool gives to clients under test.
const documentURL = "https://conformance-test.local/client-metadata.json"

// redirectURI is where authorization responses go. Nobody listens there: the login driver intercepts
// the redirect.
const redirectURI = "http://127.0.0.1:33418/callback"

// specified is a host that does what the specification says and no more, in the given protocol version;
// "" means the newest.
func specified(version string) *host.Host {
	h := *host.ChatGPT // for the order of discovery, which is MCP's own
	h.ID, h.Name = "strict", "a client by the specification"
	h.Client = identity
	h.Redirect.Stable.Value, h.Redirect.Prefix.Value = redirectURI, redirectURI+"/"
	h.Authorize.Extra.Value, h.Authorize.OIDCScopes.Value = nil, nil
	h.MCP.Discover.Value, h.MCP.DiscoverID.Value = modern, "discover"
	h.MCP.Info.Value = host.Info{Name: "mcpconform-strict", Version: "0"}
	h.MCP.Capabilities.Value = map[string]any{}
	if version != "" && version < modern {
		h.MCP.Discover.Value, h.MCP.Initialize.Value = "", version
	}
	return &h
}

var identity = host.Client{
	Ways: host.Fact[[]host.Way]{Value: []host.Way{host.Predefined, host.CIMD, host.DCR}, Tag: host.Documented},
	Registration: host.Fact[map[string]any]{Value: map[string]any{
		"application_type": "native",
		"client_name":      "mcpconform strict",
		"grant_types":      []string{"authorization_code", "refresh_token"},
		"response_types":   []string{"code"},
	}},
	AuthMethods:         host.Fact[[]string]{Value: []string{"client_secret_basic", "client_secret_post", "none"}},
	Document:            host.Fact[string]{Value: documentURL},
	DocumentPrefix:      host.Fact[string]{Value: documentURL + "#"},
	DocumentAuthMethods: host.Fact[[]string]{Value: []string{"none"}},
}
