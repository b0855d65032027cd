package diagnose

// outOfLogins holds if something was not judged because the user allows no further login.
var outOfLogins = BlockedBy("logins")

var _ = define(Rule{
	ID:     "harness.logins",
	Step:   "login",
	Cause:  `The logins that --logins allows are used up: what would need another was not judged.`,
	When:   outOfLogins,
	Unless: limited,
	Owner:  Harness,
	Basis:  Observed,
	Fix: `Allow more with --logins (without it --login manual asks for three), as far as your provider lets one account log in; a whole run takes about a hundred. Checks are played by impact: what
is left unjudged matters least.`,
})
