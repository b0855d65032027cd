package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "authorize.form-action",
	Step:  "login",
	Cause: `The Content-Security-Policy of the login pages blocks their form's way back to {{.Host}}: {{.Actual "authorize.pages.form-action"}}.`,
	When:  FailsOrWarns("authorize.pages.form-action"),
	Owner: AuthorizationServer,
	Basis: Observed,
	Fix: `In the Content-Security-Policy of the login and consent pages add the origin of the request's redirect URI to form-action
("form-action 'self' https://chatgpt.com"), and every other host that a form is sent or redirected to; or leave form-action out. The browser applies it to
the redirects after a form too. A sandbox in the policy needs allow-forms.`,
	Symptoms: []string{"the user presses “Allow” and nothing happens; the server's log shows a redirect", "“Something went wrong with setting up the connection”"},
	ProvenBy: []string{"pages-form-action-self"},
	Refs:     []result.Ref{formActionDirective(), report("1f916-ai/1f916", 179), report("mbailey/voicemode", 511)},
})

// stoppedByPolicy is what a browser that plays the login says of it: to it the policy applies.
var stoppedByPolicy = FailedSaying("login", `directive: "form-action`)

var _ = define(Rule{
	ID:    "authorize.form-action-in-browser",
	Step:  "login",
	Cause: `The form-action of a login page's Content-Security-Policy keeps the browser from following its form: the login ends at {{.SeenName}}.`,
	When:  stoppedByPolicy,
	Owner: AuthorizationServer,
	Basis: Observed,
	Fix: `In the Content-Security-Policy of the login and consent pages name every host that a form is sent or redirected to in form-action, the one of the
request's redirect URI among them ("form-action 'self' https://chatgpt.com"); or leave form-action out.`,
	Symptoms: []string{"the user presses “Allow” and nothing happens; the server's log shows a redirect"},
	Refs:     []result.Ref{formActionDirective(), report("1f916-ai/1f916", 179)},
})

func formActionDirective() result.Ref {
	return result.Ref{Title: "CSP 3 §6.4.1", URL: "https://www.w3.org/TR/CSP3/#directive-form-action"}
}
