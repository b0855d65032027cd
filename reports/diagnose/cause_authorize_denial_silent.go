package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.denial-unsaid",
	Step:     "login",
	Cause:    `The user refuses the consent and {{.Host}} is not told so: {{.Actual "authorize.denial.access-denied"}}.`,
	When:     All(Fails("authorize.denial.access-denied"), minor("authorize.denial.access-denied")),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `On “deny”, redirect to the client with error=access_denied, the state and, if advertised, iss.`,
	Symptoms: []string{"the user says no, and the window of ChatGPT goes on waiting"},
	Refs:     []result.Ref{rfc(6749, "4.1.2.1")},
})
