package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "harness.stopped",
	Step:  "client",
	Cause: `This run stopped on our side at the step {{.Unreached}}; the rest is unknown.`,
	When: All(Concludes(result.ConnectsUnknown),
		Any(NotReached("probe"), NotReached("resource"), NotReached("server"), NotReached("client"), NotReached("token"), NotReached("session"), NotReached("tools"))),
	Unless: Any(withoutLogin, givenToken, limited, cutShort),
	Owner:  Harness,
	Basis:  Observed,
	Fix:    `Do what that sentence asks for and run again; mcpconform --help lists the options.`,
})
