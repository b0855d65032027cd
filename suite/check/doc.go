// Package check is the vocabulary in which a rule about a target is written: [Check], its level,
// impact and basis, and [C], the hands a running check works with.
//
// A check is one literal in one file under suite/checks, handed to [Define]. The package knows
// neither what fixtures there are (package fixture) nor how checks are scheduled (package play):
// both are given to it through [Need] and [Env].
package check
