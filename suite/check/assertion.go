package check

import (
	"net/http"
	"strings"

	"github.com/onsi/gomega"
	"github.com/onsi/gomega/types"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Assertion is one observation about to be compared.
type Assertion struct {
	c      *C
	actual any
	given  bool
}

// Given states a precondition or a positive control. A miss blocks the check: nothing is then
// known about the rule itself.
func (c *C) Given(actual any) *Assertion { return &Assertion{c: c, actual: actual, given: true} }

// Expect states the rule. The first miss ends the check with a failure or, for a rule that does
// not gate, a warning.
func (c *C) Expect(actual any) *Assertion { return &Assertion{c: c, actual: actual} }

// To compares. For a Given, judgedBy names the journey steps or checks that judge what is missing.
func (a *Assertion) To(m types.GomegaMatcher, judgedBy ...string) { a.compare(m, false, judgedBy) }

// NotTo compares with the opposite. It is for values that are no answer of the target: silence and
// a breakdown would match, and prove nothing; for answers there is expect.Not.
func (a *Assertion) NotTo(m types.GomegaMatcher, judgedBy ...string) {
	if _, answer := a.actual.(answerer); answer {
		panic("NotTo was given an answer of the target; use To(expect.Not(…)), which silence does not match")
	}
	a.compare(m, true, judgedBy)
}

// answerer is an answer of the target.
type answerer interface{ Answer() *wire.Exchange }

// described is what our own matchers offer beyond Gomega's: both sides in one short line each.
type described interface {
	Expected() string
	Actual(actual any) string
}

func (a *Assertion) compare(m types.GomegaMatcher, negate bool, judgedBy []string) {
	a.note()
	g := gomega.NewGomega(func(message string, _ ...int) { a.miss(m, negate, message, judgedBy) })
	if negate {
		g.Expect(a.actual).NotTo(m)
		return
	}
	g.Expect(a.actual).To(m)
}

// note keeps the exchange the verdict rests on, and refuses to judge a rate-limited answer.
func (a *Assertion) note() {
	answer, ok := a.actual.(answerer)
	if !ok {
		return
	}
	x := answer.Answer()
	if x == nil {
		return
	}
	a.c.report.Decisive = x.N
	a.c.heed(x)
}

// Heed ends the check where the answer is 429, of which nothing follows.
func (c *C) Heed(answer answerer) {
	if x := answer.Answer(); x != nil {
		c.heed(x)
	}
}

func (c *C) heed(x *wire.Exchange) {
	if x.Status == http.StatusTooManyRequests {
		c.Block("rate-limit", "rate limited: %s answers %s, which is neither a refusal nor an answer", x.URL, x.Limit())
	}
}

func (a *Assertion) miss(m types.GomegaMatcher, negate bool, message string, judgedBy []string) {
	expected, actual := strings.TrimSpace(message), ""
	if d, ok := m.(described); ok {
		expected, actual = d.Expected(), d.Actual(a.actual)
		if negate {
			expected = "not " + expected
		}
	}
	a.c.report.Expected, a.c.report.Actual = expected, actual
	if a.given {
		a.c.report.BlockedBy = append(a.c.report.BlockedBy, judgedBy...)
		a.c.end(result.Blocked, "a precondition was not met: expected "+expected+", got "+actual)
	}
	a.c.report.Level, a.c.report.Impact, a.c.report.Basis = a.c.check.Level, a.c.check.Impact, a.c.check.Basis
	a.c.end(a.c.severity(), "")
}

func (c *C) severity() result.Outcome {
	switch {
	case c.check.Gates():
		return result.Fail
	case c.check.Level == May:
		return result.NotApplicable
	default:
		return result.Warn
	}
}
