package spec

// CIMD is the draft on client ID metadata documents in the edition that MCP 2025-11-25 cites, -00.
var CIMD = numbered("cimd-00", "Client ID Metadata Document draft-00",
	"https://datatracker.ietf.org/doc/html/draft-ietf-oauth-client-id-metadata-document-00")
