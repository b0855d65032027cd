package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.state",
	Step:     "login",
	Cause:    `The redirect after the login does not carry the state of the request, so {{.Host}} cannot tell whose login it was.`,
	When:     All(Fails("authorize.state.returned"), Not(minor("authorize.state.returned"))),
	Explains: []string{"login", "authorize.response-type.checked", "authorize.state.boundaries"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Keep "state" through every login and consent page and return it unchanged, whatever its length, in the success and in the error redirect.`,
	Symptoms: []string{"“OAuth state not found”", "the login window closes and nothing is connected"},
	ProvenBy: []string{"state-dropped"},
	Refs:     []result.Ref{rfc(6749, "4.1.2")},
})
