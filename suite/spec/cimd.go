package spec

// CIMD is the draft on client ID metadata documents in the edition that MCP 2025-11-25 cites, -00.
var CIMD = numbered("cimd-00", "Client ID Metadata Document draft-00",
	"https://datatracker.ietf.org/doc/html/draft-ietf-oauth-client-id-metadata-document-00")

// CIMD01 is the draft's second edition, of March 2026. MCP does not cite it: what only it asks for is advice.
var CIMD01 = numbered("cimd-01", "Client ID Metadata Document draft-01",
	"https://datatracker.ietf.org/doc/html/draft-ietf-oauth-client-id-metadata-document-01")
