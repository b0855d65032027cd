// Package diagnose finds the root causes behind the verdicts of a run, and says what to change.
//
// A rule is a literal in a file of its own (cause_*.go): when it holds, what it explains, whose it is
// to mend, how, and which planted faults prove it. [Run] applies all rules to a [result.Run], folds what
// falls to the same cause into one line, and ranks. A failing check or step that no rule explains is its
// own diagnosis (rule zero), so nothing that failed goes without a cause.
//
// The package sees what the run recorded and nothing else: it sends no request, and it never changes a
// verdict. The error text that a user of the host saw is a hint, not evidence: one cause has
// appeared under four texts, so a rule names its texts but never rests on them.
package diagnose

//go:generate go test -run TestCausesDocumentIsCurrent . -update
