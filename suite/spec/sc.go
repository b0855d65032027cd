package spec

// SC: scope challenges and step-up.
var _ = declare(
	should("SC-01", allVersions,
		"A valid token that lacks the scope for an operation gets 403.",
		jul26.Authorization.S("Scope Challenge Handling"), nov25.Authorization.S("Scope Challenge Handling"), RFC6750.S("3.1")),
	should("SC-02", fromNovember2025,
		"That 403 has a Bearer challenge with error=insufficient_scope.",
		nov25.Authorization.S("Runtime Insufficient Scope Errors"), jul26.Authorization.S("Runtime Insufficient Scope Errors")),
	should("SC-03", fromNovember2025,
		"That challenge names in scope all that the operation needs.",
		jul26.Authorization.S("Runtime Insufficient Scope Errors"), nov25.Authorization.S("Runtime Insufficient Scope Errors")),
	should("SC-04", fromNovember2025,
		"That challenge names the resource metadata again.",
		nov25.Authorization.S("Runtime Insufficient Scope Errors"), jul26.Authorization.S("Runtime Insufficient Scope Errors")),
	should("SC-05", fromNovember2025,
		"The same operation with the same token gets the same challenge.",
		nov25.Authorization.S("Runtime Insufficient Scope Errors"), jul26.Authorization.S("Runtime Insufficient Scope Errors")).
		left("A challenge that changes was never met; the one that counts is the first."),
	must("SC-06", fromNovember2025,
		"After a login for the old scopes and those of the challenge the same operation succeeds.",
		nov25.Authorization.S("Step-Up Authorization Flow"), jul26.Authorization.S("Step-Up Authorization Flow")),
	must("SC-07", onlyJuly2026,
		"A scope that includes another suffices where the other is needed.",
		jul26.Authorization.S("Scope Challenge Handling")).
		left("Which scope includes which is not told to clients."),
	recommended("SC-08", anyVersion,
		"The token of a login for more scopes has the old ones and the new ones, or says what it has.",
		OAuth21.S("3.2.3"), OAuth21.S("1.4.1")),
	interop("SC-09", fromNovember2025,
		"The scopes of a challenge can be had from the authorization server.",
		nov25.Authorization.S("Scope Selection Strategy")).
		left("A user who may not have a scope is refused it by right; the login tells the two apart for nobody."),
	interop("SC-10", fromNovember2025,
		"A challenge may name scopes that scopes_supported leaves out; the client asks for them all the same.",
		nov25.Authorization.S("Scope Selection Strategy")).left("It asks something of the client."),
	may("SC-11", onlyJuly2026,
		"The list of tools may vary with the scopes of the token, and never with the connection.",
		jul26.Tools.S("Listing Tools")),
)
