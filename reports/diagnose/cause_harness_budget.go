package diagnose

// overBudget holds if the run was cut short by its own time budget.
var overBudget = Any(BlockedBy("budget"), Said("time budget was used up"))

var _ = define(Rule{
	ID:    "harness.budget",
	Step:  "tools",
	Cause: `The time budget was used up before all was played. What was not seen is not known.`,
	When:  overBudget,
	Owner: Harness,
	Basis: Observed,
	Fix:   `Give more time with --budget, or play fewer checks with --labels.`,
})
