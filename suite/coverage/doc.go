// Package coverage sets the rules of package spec beside the checks that cover them. It judges neither:
// what is left is left for the reason that the rule itself gives.
package coverage
