package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
)

func main() {
	failed, err := run(context.Background(), ".", os.Args[1:], os.Getenv("REQUIRE_ALL") == "1", os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testrun:", err)
	}
	if failed || err != nil {
		os.Exit(1)
	}
}

// run starts go test with args in dir, writes its report to w and tells whether
// anything failed; with requireAll a skipped test is a failure too.
func run(ctx context.Context, dir string, args []string, requireAll bool, w io.Writer) (failed bool, err error) {
	cmd := exec.CommandContext(ctx, "go", append([]string{"test", "-json"}, args...)...)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return true, err
	}
	if err := cmd.Start(); err != nil {
		return true, fmt.Errorf("start go test: %w", err)
	}
	tally, readErr := read(stdout, w, slices.Contains(args, "-v"))
	waitErr := cmd.Wait()
	failed = tally.summarise(w, requireAll)
	var exit *exec.ExitError
	if waitErr != nil && !errors.As(waitErr, &exit) {
		return true, fmt.Errorf("go test: %w", waitErr)
	}
	if waitErr != nil && !failed {
		return true, fmt.Errorf("go test ended with %w though no test failed", waitErr)
	}
	return failed, readErr
}
