package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// withoutLogin holds if the run became a client, and then nobody logged in.
var withoutLogin = All(Concludes(result.ConnectsUnknown), StepWorked("client"), NotReached("login"), Not(limited), Not(overBudget))

var _ = define(Rule{
	ID:    "harness.no-login",
	Step:  "login",
	Cause: `This run did not log in, so everything after the login is unknown: {{.Told "login"}}.`,
	When:  withoutLogin,
	Owner: Harness,
	Basis: Observed,
	Fix: `Give the run a way to log in: --user with MCPCONFORM_LOGIN_CODE for pages with an e-mail and a one-time code, --login browser to log in by hand, or
MCPCONFORM_TOKEN for a token that you have.`,
})
