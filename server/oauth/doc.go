// Package oauth is the authorization server, a file per endpoint: metadata, registration and
// its management, the authorization endpoint with its login and consent pages, the token endpoint with
// its grants, revocation, introspection and the exchange for a Privy token.
//
// An endpoint is a struct whose fields are what it depends on; package app fills them in and mounts
// them. Rules that could be decided otherwise (how redirect URIs are compared, what PKCE has to look
// like, whether a refresh token is issued) are values of their own beside the endpoints. An endpoint
// returns an error; what the client is told of it is decided in one place, [Error].
//
// The package does not verify bearer tokens for the MCP endpoint and serves no resource metadata:
// that is package resource.
package oauth
