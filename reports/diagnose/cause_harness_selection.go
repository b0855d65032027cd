package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// selection holds if nothing went wrong and yet the run does not know: it did not play all.
var selection = All(Concludes(result.ConnectsUnknown), Not(anyOf(NotReached, journey...)), Not(limited), Not(outOfLogins), Not(outOfGrants), Not(cutShort), Not(Errs("*")))

var _ = define(Rule{
	ID:    "harness.selection-no-login",
	Step:  "login",
	Cause: `Nobody logged in, so {{.Unplayed}} were not played: that is what --login none or the selected checks ask for.`,
	When:  All(selection, Unplanned("login")),
	Owner: Harness,
	Basis: Observed,
	Fix: `Play all: without --login none (LOGIN=none) and without --labels (LABELS). The login needs a test account: --user E-MAIL, and its one-time
code in MCPCONFORM_LOGIN_CODE; mcpconform self has its own.`,
})

var _ = define(Rule{
	ID:     "harness.selection",
	Step:   "tools",
	Cause:  `Only the selected checks were played; what the others would find is unknown.`,
	When:   selection,
	Unless: Unplanned("login"),
	Owner:  Harness,
	Basis:  Observed,
	Fix:    `Play all: run again without --labels (LABELS).`,
})
