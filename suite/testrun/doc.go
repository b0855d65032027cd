// Command testrun runs `go test` and says at the end what did not run.
//
// It passes its arguments to `go test -json`, prints the package lines that go
// test prints, the output of whatever failed (with -v, of every test), every
// skipped test with its reason, and one line of totals. With REQUIRE_ALL=1 in
// the environment a skipped test is a failure: where everything is installed
// nothing may skip.
//
// It is not a test framework and not part of the product: the make targets that
// test are its only callers. Specs that Ginkgo skips inside one test function
// are verdicts of the suite, not skipped tests; it does not see them.
package main
