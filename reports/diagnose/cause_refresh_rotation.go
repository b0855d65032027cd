package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "refresh.rotation",
	Step:     "token",
	Cause:    `A refresh does not give a new refresh token and retire the old one, so a stolen one works for as long as it lives.`,
	When:     Fails("refresh.rotation.new-token"),
	Unless:   refreshFails,
	Explains: []string{"refresh.reuse.refused", "refresh.reuse.family-revoked"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `For public clients, return a new refresh_token with every refresh and refuse the old one once the new one was used. Allow a repeat of the last
refresh within a few seconds: a lost response must not lock the user out.`,
	ProvenBy: []string{"refresh-not-rotated"},
	Refs:     []result.Ref{rfc(9700, "4.14.2"), oauth21("4.3.1"), mcpAuthorization()},
})
