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
	fmt.Fprintf(out, "\nNow replace every %s, then: make conformance ARGS='--fault %s', and make test.\n", marker, args[1])
	return 0
}
