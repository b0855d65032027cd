package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

func loginSays(words string) Cond {
	return Saw(Exchange{Of: "login", Status: []string{"4xx"}, Body: words})
}

// forgottenClient are the words in which authorization endpoints say that they know no such client.
var forgottenClient = Any(
	loginSays("unknown client"), loginSays("invalid_client"), loginSays("client not found"),
	loginSays("client id not found"), loginSays("client does not exist"), loginSays("no such client"),
)

var _ = define(Rule{
	ID:       "login.client",
	Step:     "login",
	Cause:    `The authorization endpoint does not know the client of {{.Host}}: {{.Told "login"}}.`,
	When:     All(StepFailed("login"), forgottenClient),
	Explains: []string{"token.client.each-method"},
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix: `Let {{.Endpoint "authorization_endpoint"}} look clients up in the store that the registration writes to, shared by all instances and kept over
restarts and deployments: {{.Host}} registers once for a connection and uses that client_id for ever.`,
	Symptoms: []string{"“Client ID not found” or invalid_client in the login window"},
	Refs:     []result.Ref{rfc(7591, "3.2.1"), openAIAuth(), report("homeassistant-ai/ha-mcp", 1261)},
})
