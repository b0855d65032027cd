package diagnose

import (
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// zeroPrefix begins the id of a diagnosis that no rule made.
const zeroPrefix = "unexplained:"

// Unexplained returns the check or journey step that a rule-zero diagnosis is about.
func Unexplained(diagnosisID string) (name string, ok bool) {
	return strings.CutPrefix(diagnosisID, zeroPrefix)
}

// unexplained is rule zero: each failing or warning check, and each step at which the host stops, that
// no rule explains is its own diagnosis, with its own fix and its decisive exchange.
func (f *facts) unexplained(found []*candidate) []*candidate {
	taken := map[string]bool{}
	for _, c := range found {
		for item := range c.explains {
			taken[item] = true
		}
	}
	var zero []*candidate
	add := func(c *candidate) {
		zero = append(zero, c)
		for item := range c.explains {
			taken[item] = true
		}
	}
	for i := range f.run.Checks {
		if c := &f.run.Checks[i]; !taken[c.ID] && (c.Verdict == result.Fail || c.Verdict == result.Warn) {
			add(f.zeroCheck(c))
		}
	}
	for i := range f.run.Journey {
		if s := &f.run.Journey[i]; !taken[s.Step] && broken(s) {
			add(f.zeroStep(s))
		}
	}
	return zero
}

// zeroCheck also takes the step at which the host stops for the same reason: it rests on the same
// exchange, or the check blocks the host and has its place there.
func (f *facts) zeroCheck(c *result.Check) *candidate {
	step, who := place(c)
	seen := finding{holds: true, evidence: []string{testimony(c)}, checks: []string{c.ID}, seen: f.exchanges[c.Decisive]}
	for i := range f.run.Journey {
		if s := &f.run.Journey[i]; broken(s) && c.Verdict == result.Fail && (sharesExchange(s, c) || (c.Impact == "blocks" && s.Step == step)) {
			seen.steps = append(seen.steps, s.Step)
		}
	}
	r := &Rule{
		ID: zeroPrefix + c.ID, Step: step, Owner: who, Basis: Basis(c.Basis), Refs: c.Refs,
		cause: parse("cause", `A rule is broken: “{{.Title}}”.{{with .Saw}} Seen instead: {{.}}.{{end}}`), fix: parse("fix", `{{.Mend}}`),
	}
	return f.candidate(r, seen).saying(zeroText{Title: unstopped(c.Title), Saw: unstopped(firstOf(c.Actual, c.Reason)), Mend: c.Fix})
}

func (f *facts) zeroStep(s *result.Step) *candidate {
	seen := stepIs{s.Step, "failed"}.look(f)
	mend := "Look at the last exchange of this step in the report: no rule explains yet why it ended there."
	who := AuthorizationServer
	if order(s.Step) <= order("resource") || order(s.Step) >= order("session") {
		who = MCPServer
	}
	r := &Rule{
		ID: zeroPrefix + s.Step, Step: s.Step, Owner: who, Basis: Observed,
		cause: parse("cause", `The step “{{.Title}}” of the journey was not obtained.{{with .Saw}} Seen: {{.}}.{{end}}`), fix: parse("fix", `{{.Mend}}`),
	}
	return f.candidate(r, seen).saying(zeroText{Title: s.Step, Saw: unstopped(firstOf(s.HostStops, s.Title)), Mend: mend})
}

// zeroText is what rule zero's sentences are filled with.
type zeroText struct{ Title, Saw, Mend string }

// saying gives a candidate its words. That a rule is broken is certain; that it is the root is not.
func (c *candidate) saying(text zeroText) *candidate {
	c.words, c.doubts = text, 1
	return c
}

// unstopped is a sentence without its full stop, to be put into another.
func unstopped(s string) string { return strings.TrimRight(short(s), ". ") }

func sharesExchange(s *result.Step, c *result.Check) bool {
	if c.Decisive == 0 {
		return false
	}
	for _, n := range s.Exchanges {
		if n == c.Decisive {
			return true
		}
	}
	return false
}
