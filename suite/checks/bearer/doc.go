// Package bearer holds the checks of what the MCP endpoint makes of an access token: a good one lets
// in, an expired, altered, unsigned or revoked one does not (MCP Authorization, "Token Handling"). A
// file per check. Whether the challenge then says the right thing is another area's business.
package bearer
