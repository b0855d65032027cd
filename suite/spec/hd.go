package spec

// HD: handles for state that is kept between calls.
var _ = declare(
	mustNot("HD-01", onlyJuly2026,
		"Who has a handle is not taken for who it was given to.",
		SecurityBestPractices.S("State Handle Hijacking")),
	should("HD-02", onlyJuly2026,
		"Handles are random, belong to a user, and expire.",
		SecurityBestPractices.S("State Handle Hijacking")),
)
