package diagnose

// overBudget holds if the run was cut short by its own time budget or by who started it.
var overBudget = Any(BlockedBy("budget"), Said("time budget was used up"), Said("the run was interrupted"))

var _ = define(Rule{
	ID:    "harness.budget",
	Step:  "tools",
	Cause: `The run ended before all was played: its time budget was used up, or it was interrupted. What was not seen is not known.`,
	When:  overBudget,
	Owner: Harness,
	Basis: Observed,
	Fix:   `Let it run to its end; where the time does not suffice, give more with --budget, or play fewer checks with --labels.`,
})
