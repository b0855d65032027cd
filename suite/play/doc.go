// Package play runs a set of checks against one target, side by side and in dependency order, and
// returns what came of it as a [result.Run].
//
// A [Play] is a small scheduler: nodes of the journey (package fixture) and checks become ready
// when what they come after is done, and share a number of slots. A check that waits gives its
// slot back; when nothing else can move, the target's clock does, through target control, to the
// earliest deadline only. Without control a waiting check really waits, within the budget.
// The package knows nothing of Ginkgo, of flags, or of how a run is shown.
package play
