// Package revoke holds the checks of the revocation endpoint (RFC 7009). A file per check. What a
// revoked access token is still good for is seen at the MCP endpoint, in the area bearer.
package revoke
