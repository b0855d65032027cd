package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// event is one line of `go test -json` (go doc test2json), as far as it is used.
type event struct {
	Action     string
	Package    string
	ImportPath string // of build-output and build-fail
	Test       string
	Output     string
}

// key names a test, or a package when Test is empty.
type key struct{ Package, Test string }

// tally counts what go test reported and keeps the output that may be needed.
type tally struct {
	passed, failed int
	packagesFailed int
	skipped        []skip
	verbose        bool // show what passing tests log, too
	output         map[key][]string
}

type skip struct{ Package, Test, Reason string }

// read consumes the JSON stream and writes the package lines and the output of
// failures, or of every test if verbose, to w as they come.
func read(r io.Reader, w io.Writer, verbose bool) (*tally, error) {
	t := &tally{output: map[key][]string{}, verbose: verbose}
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			t.line(line, w)
		}
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return t, fmt.Errorf("read go test's report: %w", err)
		}
	}
}

func (t *tally) line(line []byte, w io.Writer) {
	var e event
	if json.Unmarshal(line, &e) != nil {
		_, _ = w.Write(line) // not an event: go test's own complaint
		return
	}
	t.add(e, w)
}

func (t *tally) add(e event, w io.Writer) {
	k := key{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		_, _ = io.WriteString(w, e.Output)
	case "output":
		if !strings.HasPrefix(e.Output, "=== ") { // RUN, PAUSE and CONT tell nothing about a failure
			t.output[k] = append(t.output[k], e.Output)
		}
	case "pass", "fail", "skip":
		t.end(e, k, w)
		delete(t.output, k)
	}
}

// end records one finished test or package.
func (t *tally) end(e event, k key, w io.Writer) {
	switch {
	case e.Test == "":
		t.endPackage(e, k, w)
	case e.Action == "pass":
		t.passed++
		if t.verbose {
			_, _ = io.WriteString(w, strings.Join(t.output[k], ""))
		}
	case e.Action == "skip":
		t.skipped = append(t.skipped, skip{e.Package, e.Test, reason(t.output[k])})
	case e.Action == "fail":
		t.failed++
		_, _ = io.WriteString(w, strings.Join(t.output[k], ""))
	}
}

func (t *tally) endPackage(e event, k key, w io.Writer) {
	if e.Action == "fail" {
		t.packagesFailed++
		t.flushUnfinished(e.Package, w)
	}
	for _, line := range t.output[k] {
		if e.Action == "fail" || strings.HasPrefix(line, "ok ") {
			_, _ = io.WriteString(w, line)
		}
	}
}

// flushUnfinished writes the output of tests that began and never ended: a
// panic, a time-out or os.Exit stops a test binary without a verdict for them.
func (t *tally) flushUnfinished(pkg string, w io.Writer) {
	for k, lines := range t.output {
		if k.Package == pkg && k.Test != "" {
			_, _ = io.WriteString(w, strings.Join(lines, ""))
			delete(t.output, k)
		}
	}
}

// position is what testing puts before a message: "file_test.go:12: ".
var position = regexp.MustCompile(`^\S+\.go:\d+: `)

// reason is the message a test gave to t.Skip.
func reason(lines []string) string {
	var said []string
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "--- ") {
			continue
		}
		said = append(said, position.ReplaceAllString(line, ""))
	}
	if len(said) == 0 {
		return "no reason given"
	}
	return strings.Join(said, " ")
}

// summarise writes the totals and the skipped tests, and tells whether the run failed.
func (t *tally) summarise(w io.Writer, requireAll bool) (failed bool) {
	slices.SortFunc(t.skipped, func(a, b skip) int {
		return strings.Compare(a.Package+" "+a.Test, b.Package+" "+b.Test)
	})
	for _, s := range t.skipped {
		_, _ = fmt.Fprintf(w, "skipped: %s %s: %s\n", s.Package, s.Test, s.Reason)
	}
	failed = t.failed > 0 || t.packagesFailed > 0
	if requireAll && len(t.skipped) > 0 {
		failed = true
		_, _ = fmt.Fprintln(w, "REQUIRE_ALL=1: a skipped test is a failure; make setup installs what the tests need")
	}
	if t.passed+t.failed+len(t.skipped) == 0 {
		failed = true
		_, _ = fmt.Fprintln(w, "no test ran")
	}
	_, _ = fmt.Fprintf(w, "%d passed, %d failed, %d skipped\n", t.passed, t.failed, len(t.skipped))
	return failed
}
