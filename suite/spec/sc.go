package spec

// SC: scopes at the MCP endpoint.
var _ = declare(
	should("SC-01", anyVersion,
		"A valid token that lacks the scope for an operation is answered 403.",
		nov25.Authorization.S("Scope Challenge Handling"), RFC6750.S("3.1")),
)
