package diagnose

// outOfGrants holds if something was not judged because the user allows no further grant.
var outOfGrants = BlockedBy("grants")

var _ = define(Rule{
	ID:     "harness.grants",
	Step:   "login",
	Cause:  `The grants that --grants allows are used up: what would need another was not judged.`,
	When:   outOfGrants,
	Unless: limited,
	Owner:  Harness,
	Basis:  Observed,
	Fix:    `Allow more with --grants; a whole run takes about a hundred. Checks are played by impact: what is left unjudged matters least.`,
})
