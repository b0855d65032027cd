package spec

// IN: introspection.
var _ = declare(
	must("IN-01", anyVersion,
		"A caller without authorization learns nothing about a token.",
		RFC7662.S("2.1"), RFC7662.S("2.3"), RFC7662.S("4")),
	must("IN-02", anyVersion,
		"Introspection is a form POST with token and answers JSON with a boolean active.",
		RFC7662.S("2.1"), RFC7662.S("2.2")).left(needsResourceServer),
	interop("IN-03", anyVersion,
		"A live token is active, and what is said of it is what was issued.",
		RFC7662.S("2.2")).left(needsResourceServer),
	must("IN-04", anyVersion,
		"A token that is expired, revoked, unknown or not the caller's business is inactive.",
		RFC7662.S("2.2"), RFC7662.S("2.3"), RFC7662.S("4")).left(needsResourceServer),
	shouldNot("IN-05", anyVersion,
		"The answer for an inactive token holds nothing more.",
		RFC7662.S("2.2"), RFC7662.S("4")).left(needsResourceServer),
	must("IN-06", anyVersion,
		"A revoked token reads inactive.",
		RFC7662.S("4"), RFC7009.S("2.1")).left(needsResourceServer),
	must("IN-07", anyVersion,
		"Introspection needs TLS; tokens in a query end in logs.",
		RFC7662.S("2"), RFC7662.S("4")),
	must("IN-08", anyVersion,
		"token_type_hint is optional, and a wrong one changes nothing.",
		RFC7662.S("2.1")).left(needsResourceServer),
)
