package spec

// OAuth21 is the OAuth 2.1 draft in the edition that MCP cites, -13. Later editions number some
// sections differently, so links keep the edition.
var OAuth21 = numbered("oauth-2.1-13", "OAuth 2.1 draft-13",
	"https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1-13")
