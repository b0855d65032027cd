package spec

// Group is a phase of the way from a URL to a tool call. The first two letters of a requirement's id
// name its group.
type Group struct {
	ID, Title string
}

// Groups returns all groups in the order of the way.
func Groups() []Group { return groups[:] }

var groups = [...]Group{
	{ID: "RD", Title: "discovery of the resource"},
	{ID: "AD", Title: "discovery of the authorization server"},
	{ID: "CI", Title: "client ID metadata documents"},
	{ID: "DR", Title: "dynamic client registration"},
	{ID: "AZ", Title: "authorization endpoint"},
	{ID: "TK", Title: "token endpoint"},
	{ID: "RF", Title: "refresh"},
	{ID: "RV", Title: "revocation"},
	{ID: "IN", Title: "introspection"},
	{ID: "JW", Title: "access tokens that are JWTs"},
	{ID: "BU", Title: "bearer tokens at the MCP endpoint"},
	{ID: "PV", Title: "exchange for the Privy token"},
	{ID: "SC", Title: "scope challenges and step-up"},
	{ID: "HT", Title: "streamable HTTP"},
	{ID: "LC", Title: "lifecycle by handshake, to 2025-11-25"},
	{ID: "LM", Title: "lifecycle by request, from 2026-07-28"},
	{ID: "TL", Title: "tools"},
	{ID: "RS", Title: "resources, prompts, caching"},
	{ID: "HD", Title: "state handles"},
}
