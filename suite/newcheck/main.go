package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// exit status for what the user typed, as in mcpconform.
const usage = 2

func main() {
	os.Exit(execute(os.Args[1:], ".", os.Stdout, os.Stderr))
}

// next is printed when the files are there: what a new check and its fault still need.
const next = `
Now
  1. replace every %[1]s
  2. see the fault caught:   make conformance ARGS='--fault %[2]s'
     and the rule kept:      make conformance
  3. prove the fault:        an entry in a seen_*_test.go of server/faults
  4. write what comes of it: go test ./suite/selftest -update && make docs
     and review the difference, then: make lint test
CONTRIBUTING.md says more.
`

// execute scaffolds in root and returns the exit status.
func execute(args []string, root string, out, errs io.Writer) int {
	if len(args) != 2 || args[0] == "" || args[1] == "" {
		fmt.Fprintln(errs, "new-check: say which check and which fault: make new-check ID=area.subject.property FAULT=fault-id")
		return usage
	}
	made, err := scaffold(root, args[0], args[1])
	var refused *refusal
	switch {
	case errors.As(err, &refused):
		fmt.Fprintln(errs, "new-check:", refused)
		return usage
	case err != nil:
		fmt.Fprintln(errs, "new-check:", err)
		return 1
	}
	for _, line := range made {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintf(out, next, marker, args[1])
	return 0
}
