package faults

// mcp2 has the faults of its original, by the numbers of its list. The fifteenth, that a restart loses
// everything, is no fault of a part: the reference loses it too unless it is given a store that lasts.
var mcp2 = Profile{
	ID:    "mcp2",
	Title: "an Express server with JWTs and a login by Privy: ChatGPT connects, other hosts do not",
	Story: "Its owners looked for what kept hosts out in the login. ChatGPT gets in: it finds the metadata at the well-known " +
		"place, though the challenge cannot be parsed, and sends the resource that the metadata names. A host that sends the URL " +
		"that the user typed is given a token and then refused with it.",
	Faults: []string{
		"oidc-promised-only",             // 16; first, since it is strict about scopes and 10 is not
		"challenge-malformed",            // 1
		"notification-answered",          // 2
		"typed-url-locked-out",           // 3
		"resource-any",                   // 4, where the request is made
		"resource-copied",                // 4, where the code is redeemed
		"prm-resource-mismatch",          // 5
		"authorize-errors-500",           // 6
		"introspection-open",             // 7
		"exchange-returns-expired",       // 8
		"exchange-expiry-of-oauth-token", // 9
		"exchange-scope-forced",          // 10
		"stream-not-json-rpc",            // 11
		"unknown-method-32603",           // 12
		"refresh-family-survives",        // 13
		"code-replay-keeps-tokens",       // 13
		"origin-not-checked",             // 14
		"malformed-json-html",            // 17
	},
}
