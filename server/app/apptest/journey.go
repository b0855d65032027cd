package apptest

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
)

// Redirect is the redirect URI of the clients a test registers.
const Redirect = "https://chatgpt.com/connector_platform_oauth_redirect"

// Verifier is the PKCE verifier of every request that does not bring its own.
const Verifier = "0123456789-0123456789-0123456789-0123456789"

// AllScopes is what a client asks for.
const AllScopes = "read write privy:token:exchange"

// Registration is the body ChatGPT registers with.
func Registration() map[string]any {
	return map[string]any{
		"application_type": "native", "client_name": "ChatGPT", "redirect_uris": []string{Redirect},
		"grant_types":    []string{"authorization_code", "refresh_token"},
		"response_types": []string{"code"}, "token_endpoint_auth_method": "client_secret_post",
	}
}

// Register registers a client and returns its id.
func (s *Site) Register() string {
	s.t.Helper()
	a := s.PostJSON("/register", Registration(), "")
	if a.Status != http.StatusCreated {
		s.t.Fatalf("registration: %d %s", a.Status, a.Body)
	}
	return a.Text("client_id")
}

// Challenge is the S256 challenge of a verifier.
func Challenge(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// AuthorizeQuery is a good authorization request of a client; change it at will.
func (s *Site) AuthorizeQuery(clientID string) url.Values {
	return url.Values{
		"response_type": {"code"}, "client_id": {clientID}, "redirect_uri": {Redirect},
		"state": {"state & more"}, "scope": {AllScopes}, "resource": {s.MCP()}, "ui_locales": {"en"},
		"code_challenge": {Challenge(Verifier)}, "code_challenge_method": {"S256"},
	}
}

// CodeForm is the token request for a code; change it at will.
func (s *Site) CodeForm(clientID, code string) url.Values {
	return url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "client_id": {clientID},
		"redirect_uri": {Redirect}, "code_verifier": {Verifier}, "resource": {s.MCP()},
	}
}

// RefreshForm is the request for fresh tokens; change it at will.
func (s *Site) RefreshForm(clientID, refresh string) url.Values {
	return url.Values{"grant_type": {"refresh_token"}, "refresh_token": {refresh}, "client_id": {clientID}}
}

// Code logs in as the account of that index, allows, and returns the code.
func (s *Site) Code(clientID string, account int) string {
	s.t.Helper()
	b := s.Browse()
	end := b.Through(s.AuthorizeQuery(clientID), account, "allow")
	if end == nil || end.Query().Get("code") == "" {
		s.t.Fatalf("no code: %v", b.Last)
	}
	return end.Query().Get("code")
}

// Tokens is a token response, read.
type Tokens struct{ Access, Refresh, Client string }

// Tokens goes the whole way to tokens for a fresh client.
func (s *Site) Tokens(account int) Tokens {
	s.t.Helper()
	id := s.Register()
	return s.Redeem(id, s.Code(id, account))
}

// Redeem turns a code into tokens.
func (s *Site) Redeem(clientID, code string) Tokens {
	s.t.Helper()
	return s.read(clientID, s.PostForm("/token", s.CodeForm(clientID, code), ""))
}

// Refreshed rotates a refresh token.
func (s *Site) Refreshed(t Tokens) Tokens {
	s.t.Helper()
	return s.read(t.Client, s.PostForm("/token", s.RefreshForm(t.Client, t.Refresh), ""))
}

func (s *Site) read(clientID string, a Answer) Tokens {
	s.t.Helper()
	if a.Status != http.StatusOK || a.Text("access_token") == "" {
		s.t.Fatalf("no tokens: %d %s", a.Status, a.Body)
	}
	return Tokens{a.Text("access_token"), a.Text("refresh_token"), clientID}
}

// RPC sends a JSON-RPC request in the handshake era's form.
func (s *Site) RPC(bearer, method string, params any) Answer {
	s.t.Helper()
	body := map[string]any{"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
	if params == nil {
		delete(body, "params")
	}
	if strings.HasPrefix(method, "notifications/") {
		delete(body, "id")
	}
	return s.PostJSON("/mcp", body, bearer)
}

// Initialize is the handshake as ChatGPT begins it.
func (s *Site) Initialize(bearer string) Answer {
	s.t.Helper()
	return s.RPC(bearer, "initialize", map[string]any{
		"protocolVersion": "2025-11-25", "capabilities": map[string]any{},
		"clientInfo": map[string]any{"name": "openai-mcp", "version": "1.0.0"},
	})
}

// Call calls a tool.
func (s *Site) Call(bearer, tool string, arguments map[string]any) Answer {
	s.t.Helper()
	return s.RPC(bearer, "tools/call", map[string]any{"name": tool, "arguments": arguments})
}
