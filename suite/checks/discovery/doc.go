// Package discovery holds the checks of what a host reads before anybody logs in: the challenge of
// the MCP endpoint, the protected resource metadata (RFC 9728) and the authorization server's
// metadata (RFC 8414). A file per check. They judge what the fixtures fetched; a check about a
// document that may be missing does not need the fixture that would be missing with it.
package discovery
