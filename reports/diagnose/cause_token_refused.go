package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// tokenWords holds if the token endpoint says itself what it wants otherwise.
var tokenWords = Saw(Exchange{Of: "token", Status: []string{"4xx"}})

var tokenClient = Any(
	Saw(Exchange{Of: "token", Status: []string{"400", "401"}, Body: "invalid_client"}),
	Saw(Exchange{Of: "token", Body: "AADSTS7000218"}),
)

var tokenDPoP = Saw(Exchange{Of: "token", Status: []string{"4xx"}, Body: "dpop"})

var tokenSilent = Any(Saw(Exchange{Of: "token", Status: []string{"5xx"}}), Saw(Exchange{Of: "token", NoAnswer: true}))

// noTokenAtAll holds if the token endpoint is none, or answers nothing as one: then no answer of it is a refusal.
var noTokenAtAll = Any(
	All(StepFailed("token"), Any(noTokenEndpoint, tokenSilent, tokenDPoP, firewalledToken)),
	All(Fails("discovery.as.endpoints"), Not(StepWorked("token"))),
)

var _ = define(Rule{
	ID:       "token.refused",
	Step:     "token",
	Cause:    `The token endpoint refuses the code that {{.Host}} has just been given: {{.Told "token"}}.`,
	When:     All(StepFailed("token"), tokenWords),
	Unless:   Any(firewalledToken, noTokenEndpoint, tokenClient, tokenDPoP, Fails("authorize.pkce.s256-supported"), Saw(Exchange{Of: "token", Body: "invalid_target"})),
	Explains: []string{"token.response.usable"},
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix: `See in {{.SeenName}} what {{.Endpoint "token_endpoint"}} was sent, and in the server's log why it refused: a form body with code, redirect_uri, code_verifier
and resource as in the authorization request. A code kept in one process and redeemed at another is a usual reason.`,
	Symptoms: []string{"login works, then “Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(6749, "4.1.3"), rfc(7636, "4.6"), openAIAuth()},
})

var _ = define(Rule{
	ID:       "token.breaks",
	Step:     "token",
	Cause:    `The token endpoint does not answer when {{.Host}} redeems its code: {{.Told "token"}}.`,
	When:     All(StepFailed("token"), tokenSilent),
	Unless:   Any(firewalledToken, Fails("discovery.as.endpoints")),
	Explains: anyTokenRequest,
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix:      `Look into the server's log for {{.SeenName}}, a POST to {{.Endpoint "token_endpoint"}}; 502 and 504 mean that the proxy does not reach the server behind it.`,
	Symptoms: []string{"login works, then “Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(6749, "4.1.3")},
})
