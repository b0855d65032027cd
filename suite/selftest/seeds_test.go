package selftest

import (
	"testing"

	"github.com/mcpconform/mcpconform/suite/check"
)

// seedErrors are the errors that the servers this project grew out of promise in their own
// documentation, each with the checks that judge it. Where an RFC answers otherwise, the check goes by
// the RFC: a client or redirect URI that is not known is told to the user, not redirected (RFC 6749
// §4.1.2.1), other errors of an authorization request are redirected, and a request without
// credentials is told no error code (RFC 6750 §3.1).
var seedErrors = map[string][]string{
	"token: unknown grant_type":     {"token.grant-type.unknown"},
	"token: a parameter is missing": {"token.request.incomplete"},
	"token: unknown, used or expired code; another client, redirect URI or verifier": {
		"token.code.unknown", "token.code.single-use", "token.code.expired", "token.code.client-bound", "token.redirect.bound",
		"token.pkce.verifier-checked",
	},
	"token: unknown, expired or foreign refresh token": {"refresh.token.unknown", "refresh.idle.expires", "refresh.client.bound"},
	"authorize: a parameter is missing, or the challenge method is not supported": {
		"authorize.pkce.required", "authorize.pkce.plain-refused", "authorize.response-type.checked",
	},
	"authorize: unknown client or unregistered redirect_uri": {"authorize.client.unknown", "authorize.redirect.unregistered"},
	"authorize: invalid Privy token": {
		"exchange.login.token-verified", "exchange.login.app-own", "exchange.login.token-current", "exchange.login.fallback-verified",
	},
	"authorize: privy_user_id is not the token's": {"exchange.login.user-own"},
	"MCP: no header, or not Bearer":               {"discovery.challenge.unauthorized", "discovery.challenge.no-error", "bearer.header.malformed"},
	"MCP: bad signature, expired, wrong issuer or audience": {
		"bearer.tampered.refused", "bearer.foreign-key.refused", "bearer.expired.refused", "bearer.other-resource.refused",
		"bearer.refusal.invalid-token",
	},
	"MCP: scope missing":      {"bearer.scope.insufficient"},
	"exchange: token unknown": {"exchange.bearer.required"},
	"exchange: scope missing": {"exchange.scope.required"},
	"tool: the exchange or the Protocol API fails or times out": {
		"tools.backend-down.in-time", "tools.backend-error.reported", "tools.backend-malformed.reported", "tools.backend-slow.in-time",
		"tools.privy-slow.in-time", "exchange.expired.never-returned",
	},
}

func TestTheErrorsOfTheSeedsAreJudged(t *testing.T) {
	t.Parallel()
	for promise, ids := range seedErrors {
		for _, id := range ids {
			if _, ok := check.ByID(id); !ok {
				t.Errorf("%s: there is no check %s", promise, id)
			}
		}
	}
}
