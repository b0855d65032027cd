package diagnose

// givenToken holds if the user gave the run an access token, and the server does not take it.
var givenToken = All(NotReached("session"), Said("the token that was given is refused"))

var _ = define(Rule{
	ID:    "harness.token",
	Step:  "session",
	Cause: `The access token that this run was given is refused. It may have expired, or be one for another server; what a fresh one does is unknown.`,
	When:  givenToken,
	Owner: Harness,
	Basis: Observed,
	Fix: `Give a token in MCPCONFORM_TOKEN that was issued for {{.MCP}} and has not expired; or let this run log in instead, without --login token: --user E-MAIL,
and its one-time code in MCPCONFORM_LOGIN_CODE. A token that is refused just after such a login is the server's fault.`,
})
