package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/fixture"
)

// String is the plan in a few lines, the last one ended too.
func (p *Plan) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "mcpconform is about to play %s against %s. Of the reference server they take at most:\n", counted(p.Checks, "check"), p.Target)
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-10s%s\n", name, text)
		}
	}
	line("logins", p.logins())
	line("clients", p.clients())
	line("tools", p.calls())
	line("requests", p.requests())
	line("left out", p.omitted())
	return b.String()
}

func (p *Plan) logins() string {
	if p.Cost.Logins == 0 {
		return "none"
	}
	if p.Limited { // how many tokens come of a few grants depends on which checks have them
		return fmt.Sprintf("%d, from which no more than %s come", p.Cost.Logins, counted(p.Cost.Grants, "grant"))
	}
	return fmt.Sprintf("%d, from which %s and %s come (--logins and --grants set a limit for any server)",
		p.Cost.Logins, counted(p.Cost.Grants, "grant"), counted(p.Cost.Tokens, "token"))
}

func (p *Plan) clients() string {
	if p.Cost.Clients == 0 {
		return ""
	}
	return fmt.Sprintf("%d registered, and deleted again where the server lets it", p.Cost.Clients)
}

func (p *Plan) calls() string {
	if p.Cost.Calls == 0 {
		return ""
	}
	const harmless = "say they only read and need no arguments"
	var which []string
	switch {
	case p.Hidden:
		which = append(which, "those that "+harmless)
	case len(p.Harmless) > 0:
		which = append(which, listed(p.Harmless)+", as they "+harmless)
	}
	for _, t := range p.Named {
		which = append(which, strings.TrimSpace(word(t.Name)+" "+t.Arguments)+", as it is configured")
	}
	if len(which) == 0 {
		return "none is called: none says that it only reads and needs no arguments, and the configuration names none"
	}
	return fmt.Sprintf("%s; %s", strings.Join(which, "; "), counted(p.Cost.Calls, "call"))
}

// listed are the first of the names.
func listed(names []string) string {
	const enough = 8
	var all []string
	for _, name := range names[:min(enough, len(names))] {
		all = append(all, word(name))
	}
	if more := len(names) - len(all); more > 0 {
		all = append(all, fmt.Sprintf("%d more", more))
	}
	return strings.Join(all, ", ")
}

var plain = regexp.MustCompile(`^[A-Za-z0-9_./-]+$`)

// word is a name that a server gave, as it can stand on a terminal.
func word(name string) string {
	if plain.MatchString(name) {
		return name
	}
	return strconv.QuoteToASCII(name)
}

func (p *Plan) requests() string {
	text := fmt.Sprintf("%d, in no more than %s (--budget)", p.Cost.Requests, fixture.Span(p.Budget))
	if p.Rate <= 0 {
		return text
	}
	needed := time.Duration(float64(p.Cost.Requests) / p.Rate * float64(time.Second))
	return text + fmt.Sprintf("; at --rps %g they take %s", p.Rate, fixture.Span(needed.Round(time.Second)))
}

func (p *Plan) omitted() string {
	var all []string
	for i, l := range p.LeftOut {
		what := fmt.Sprint(l.Checks)
		if i == 0 {
			what = counted(l.Checks, "check")
		}
		all = append(all, what+" "+l.Why)
	}
	return strings.Join(all, ", ")
}

// counted is a number of things.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
