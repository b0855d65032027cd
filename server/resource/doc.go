// Package resource is the protected resource of the reference server: an MCP server over Streamable
// HTTP behind OAuth bearer tokens, with the RFC 9728 metadata and the RFC 6750 challenge that lead a
// client to the authorization server.
//
// It verifies nothing by itself. Who a token belongs to is said by a [Verifier], what the user's
// Privy session is by an [Exchanger], and what the tools show comes from a [Backend]; all three are
// handed in with [Config]. Every part of Config that has a default can be replaced by the caller, and
// replacing one changes nothing else.
//
// The package is not an authorization server (package oauth) and keeps no session, unless
// Config.Sessions has it do so: each request to the MCP endpoint stands alone, so that any replica can
// answer it.
package resource
