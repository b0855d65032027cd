// Command newcheck scaffolds a check and, if it does not exist yet, the planted
// fault that proves it: `make new-check ID=area.subject.property FAULT=fault-id`.
//
// What it writes compiles and runs, and says FILL-IN wherever the author has to
// decide; a test of this package fails as long as one FILL-IN is left in the
// catalogue. It changes nothing that exists but the import list of
// suite/checks, and that only for the first check of an area.
package main
