package diagnose

var _ = define(Rule{
	ID:    "harness.error",
	Step:  "tools",
	Cause: `mcpconform itself broke in a check; that says nothing about the server.`,
	When:  Errs("*"),
	Owner: Harness,
	Basis: Observed,
	Fix:   `Please report it with the version and the report folder; credentials in it are already fingerprints.`,
})
