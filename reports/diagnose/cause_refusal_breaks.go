package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "refusal.breaks",
	Step:  "token",
	Cause: `A request that the authorization server should refuse with an OAuth error makes it break: {{.SeenStatus}} ({{.SeenName}}).`,
	When: anyOf(Breaks,
		"authorize.pkce.required", "authorize.pkce.plain-refused", "authorize.client.unknown", "authorize.redirect.unregistered",
		"authorize.response-type.checked",
		"token.pkce.verifier-required", "token.pkce.verifier-checked", "token.code.single-use", "token.code.race",
		"token.code.expired", "token.code.client-bound", "refresh.reuse.refused", "refresh.reuse.family-revoked", "revoke.refresh.refused",
		"token.grant-type.unknown", "token.code.unknown", "refresh.token.unknown", "refresh.race.one-family"),
	Unless: noTokenAtAll,
	Explains: []string{"token.client.unknown", "token.errors.well-formed", "refresh.retry.clean", "refresh.idle.expires", "revoke.unknown.succeeds",
		"authorize.error.after-login", "authorize.implicit.not-served", "registration.management.delete"},
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `Answer what a client can send wrong with 400 and its error code (an unknown, used or foreign code: invalid_grant) instead of letting
the exception reach the framework. {{.Host}} cannot tell a 500 from an outage: it tries again where it should log in anew.`,
	ProvenBy: []string{"unknown-client-500", "unknown-code-500", "unknown-grant-type-500", "unknown-refresh-500", "refresh-retry-500", "authorize-errors-500"},
	Refs:     []result.Ref{rfc(6749, "5.2"), rfc(6749, "4.1.2.1")},
})
