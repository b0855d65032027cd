package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "refusal.form",
	Step:  "token",
	Cause: `The authorization server refuses what it must, but not in the words of OAuth: {{.ActualOfRoot}}. {{.Host}} cannot tell why.`,
	When: anyOf(Misstates,
		"token.pkce.verifier-required", "token.pkce.verifier-checked", "token.code.single-use", "token.code.race",
		"token.code.expired", "token.code.client-bound", "refresh.reuse.refused", "refresh.reuse.family-revoked",
		"token.errors.well-formed", "token.code.unknown", "refresh.token.unknown"),
	Unless: noTokenAtAll,
	Explains: []string{
		"token.pkce.challenge-as-verifier", "token.pkce.verifier-lengths", "token.grant-type.unknown", "token.client.unknown",
		"token.redirect.bound", "token.code.replay-revokes", "refresh.client.bound", "refresh.scope.not-widened", "refresh.idle.expires",
		"revoke.hint.ignored",
	},
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `Answer a token request that is refused with status 400, application/json and {"error": "invalid_grant"} (an unknown, used, expired or
foreign code or refresh token). On invalid_grant
{{.Host}} starts the login anew; on anything else it tries again or gives up.`,
	ProvenBy: []string{"token-errors-own-form"},
	Refs:     []result.Ref{rfc(6749, "5.2")},
})
