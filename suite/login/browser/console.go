package browser

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"
)

const (
	mostLines   = 20  // of a console that are kept, the last ones
	longestLine = 300 // characters
	// mostHeard is how much of a line is kept until the secrets are out of it.
	mostHeard = 64 << 10
)

// overhear keeps what the console of the page says.
func (s *session) overhear(page *rod.Page) {
	page.EnableDomain(&proto.RuntimeEnable{}) // for good: the end of one login must not silence the next one there
	wait := page.EachEvent(
		func(e *proto.RuntimeConsoleAPICalled) {
			var said []string
			for _, a := range e.Args {
				said = append(said, described(a))
			}
			s.hear(string(e.Type) + ": " + strings.Join(said, " "))
		},
		func(e *proto.RuntimeExceptionThrown) {
			said := e.ExceptionDetails.Text
			if thrown := e.ExceptionDetails.Exception; thrown != nil {
				said += " " + described(thrown)
			}
			s.hear("error: " + said)
			s.complain(said)
		},
		func(e *proto.LogEntryAdded) { s.hear(string(e.Entry.Level) + ": " + e.Entry.Text + " " + e.Entry.URL) },
	)
	go wait()
}

// described is a value as the console shows it.
func described(o *proto.RuntimeRemoteObject) string {
	if o.Description != "" {
		return o.Description
	}
	return o.Value.String()
}

// complain keeps an error that a script of the page has died of, unless the browser has named one of its own.
func (s *session) complain(said string) {
	said, _, _ = strings.Cut(said, "\n") // the rest is where
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.console == "" {
		s.console = bounded(said)
	}
}

func (s *session) hear(line string) {
	line = bounded(strings.Join(strings.Fields(line), " "))
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lines = append(s.lines, line); len(s.lines) > mostLines {
		s.lines = s.lines[1:]
	}
}

// heard is what the console said, without secrets. A line is cut when these are out of it, since half a
// secret is not recognized.
func (s *session) heard() []string {
	s.mu.Lock()
	lines := append([]string(nil), s.lines...)
	s.mu.Unlock()
	for i := range lines {
		lines[i] = clipped(s.hide(lines[i]))
	}
	return lines
}

// bounded is a line of the console, or how long it is: a page may say any amount, and of a part the end may be half
// a secret.
func bounded(line string) string {
	if len(line) > mostHeard {
		return fmt.Sprintf("a line of %d bytes", len(line))
	}
	return line
}

// queries are those of URLs: they are long, and what matters of a sentence stands behind them.
var queries = regexp.MustCompile(`(https?://[^\s?'"]+\?)[^\s'"]+`)

// clipped is the beginning of a line.
func clipped(line string) string {
	runes := []rune(queries.ReplaceAllString(strings.TrimSpace(line), "${1}…"))
	if len(runes) > longestLine {
		return string(runes[:longestLine]) + "…"
	}
	return string(runes)
}
