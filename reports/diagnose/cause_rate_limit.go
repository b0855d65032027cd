package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// limited holds if answers were withheld from us by a limit, so that something could not be judged.
var limited = Any(
	BlockedBy("rate-limit"),
	All(Any(BlockedBy("rate-limit"), Concludes(result.ConnectsUnknown)), Saw(Exchange{Status: []string{"429"}})),
)

var _ = define(Rule{
	ID:    "rate-limit",
	Step:  "client",
	Cause: `The server limits how often one address may ask, and this run met the limit at {{.SeenURL}}: what was not seen is not known.`,
	When:  limited,
	Owner: AuthorizationServer,
	Basis: Observed,
	Fix: `Run again more slowly (--rps 1 --budget 20m sends a request a second), or lift the limit for this address. All users of {{.Host}} come from a few shared addresses: key limits on the client or user, not on the
address, and answer with 429, Retry-After and an OAuth error in JSON.`,
	Symptoms: []string{"connecting fails now and then, for many users at once"},
	Refs:     []result.Ref{rfc(6585, "4"), report("jagduvi1/Cellarion", 785), report("freee/freee-mcp", 439)},
})
