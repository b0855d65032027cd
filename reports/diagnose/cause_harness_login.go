package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// withoutLogin holds if the run became a client, and then nobody logged in.
var withoutLogin = All(Concludes(result.ConnectsUnknown), StepWorked("client"), NotReached("login"), Not(limited), Not(cutShort))

var _ = define(Rule{
	ID:    "harness.no-login",
	Step:  "login",
	Cause: `This run did not log in, so everything after the login is unknown: {{.Told "login"}}.`,
	When:  withoutLogin,
	Owner: Harness,
	Basis: Observed,
	Fix: `Give the run a test account: --user E-MAIL, and its one-time code in MCPCONFORM_LOGIN_CODE (make conformance ARGS='--user E-MAIL'). If it had one, see
that both are right, and in the report what the last page of the login said. Login pages
that are not recognized, an authenticator app and codes that are mailed take a recipe (--recipe FILE). What is beyond that too: log in yourself, with --login manual.`,
})
