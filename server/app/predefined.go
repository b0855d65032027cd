package app

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

// PredefinedClientID is the client that needs no registration: it is typed into ChatGPT by hand.
const PredefinedClientID = "chatgpt-connector"

// chatGPTRedirects are the redirect URIs all ChatGPT connectors share. A server that advertises and
// sends iss, as this one does, is given the first.
var chatGPTRedirects = []string{
	"https://chatgpt.com/connector_platform_oauth_redirect",
	"https://chat.openai.com/connector_platform_oauth_redirect",
}

// CheckCallbackID says whether an id can stand in ChatGPT's per-connector redirect URI.
func CheckCallbackID(id string) error {
	if id == "" || url.PathEscape(id) != id {
		return fmt.Errorf("the callback id %q is not one path segment", id)
	}
	return nil
}

const chatGPTCallback = "https://chatgpt.com/connector/oauth/"

// predefinedClient takes ChatGPT's two shared redirect URIs, and its per-connector one for those
// connectors only whose id the operator names: a pattern would send codes to the connectors of
// strangers, and redirect URIs are compared as strings (RFC 9700 §2.1).
func predefinedClient(scopes oauth.Scopes, callbackIDs []string, now time.Time) store.Client {
	redirects := append([]string{}, chatGPTRedirects...)
	for _, id := range callbackIDs {
		redirects = append(redirects, chatGPTCallback+id)
	}
	return store.Client{
		ID: PredefinedClientID, Name: "ChatGPT", URI: "https://chatgpt.com/",
		RedirectURIs: redirects, GrantTypes: scopes.GrantTypes(),
		ResponseTypes: []string{"code"}, AuthMethod: "none",
		Scope: strings.Join(scopes.Names(), " "), IssuedAt: now, Predefined: true,
	}
}
