package faults

var mcp = Profile{
	ID:    "mcp",
	Title: "the predecessor of mcp2, with opaque tokens: ChatGPT finds no authorization server",
	Story: "Its write-up blames the opaque tokens. A client never opens an access token (RFC 6749 §1.4), and servers with opaque " +
		"ones do connect: what is missing are the discovery documents, which existed as a function and not as a route.",
	Faults: []string{
		"pkce-optional", "verifier-optional", "refresh-not-issued", "refusals-own-form",
		"endpoints-promised-only", "authorize-not-found", "registration-missing", "well-knowns-missing",
	},
	Variants: []string{"opaque"},
}
