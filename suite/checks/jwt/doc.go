// Package jwt holds the checks of what an access token says when it is a JWT (RFC 9068, RFC 8725). A
// file per check.
//
// MCP does not ask for JWTs, and a client never looks into its token: nothing here decides whether a
// host can connect, and an opaque token is as good. What a token must hold by RFC 9068 is asked only
// of those that say they follow it (typ at+jwt). Whether the MCP endpoint verifies what it is shown
// is the business of the area bearer.
package jwt
