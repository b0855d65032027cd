package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.unknown-parameter",
	Step:     "login",
	Cause:    `The authorization endpoint refuses a parameter it does not know (ui_locales), which {{.Host}} sends with every login.`,
	When:     All(Fails("authorize.parameters.unknown-ignored"), Not(minor("authorize.parameters.unknown-ignored"))),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Ignore unknown parameters at {{.Endpoint "authorization_endpoint"}} instead of refusing them; a schema that forbids additional properties is the usual reason.`,
	Symptoms: []string{"the login window shows an error page (400)", "“Something went wrong with setting up the connection”"},
	ProvenBy: []string{"ui-locales-refused"},
	Refs:     []result.Ref{rfc(6749, "3.1"), report("1f916-ai/1f916", 159)},
})
