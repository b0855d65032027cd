package diagnose

// interrupted holds if the run was ended by who started it, or by the CI.
var interrupted = Any(BlockedBy("interruption"), Said("the run was interrupted"))

// cutShort holds if the run ended before all was played, whoever ended it.
var cutShort = Any(overBudget, interrupted)

var _ = define(Rule{
	ID:    "harness.interrupted",
	Step:  "tools",
	Cause: `The run was interrupted before all was played. What was not seen is not known.`,
	When:  interrupted,
	Owner: Harness,
	Basis: Observed,
	Fix:   `Run it again and let it come to its end.`,
})
