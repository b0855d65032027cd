// Command stability plays the built-in reference many times, every other time while each core has
// something else to do, and compares: the verdicts must not depend on how fast the machine is.
//
//	go run ./suite/stability -n 50 bin/mcpconform [argument of mcpconform]...
//
// It says how long the plays took and how much memory, and exits 1 where two runs differ. It is no
// test of the suite's own, since it takes minutes; make stability runs it.
package main
