package expect

import (
	"fmt"
	"strings"
)

// All matches if every matcher does; it speaks for the first that does not.
func All(matchers ...Matcher) Matcher { return &combined{matchers: matchers, word: " and ", all: true} }

// Any matches if one of the matchers does.
func Any(matchers ...Matcher) Matcher { return &combined{matchers: matchers, word: " or "} }

type combined struct {
	matchers []Matcher
	word     string
	all      bool
}

// Match implements types.GomegaMatcher.
func (c *combined) Match(actual any) (bool, error) {
	for _, m := range c.matchers {
		matched, err := m.Match(actual)
		if err != nil {
			return false, err
		}
		if matched != c.all {
			return matched, nil
		}
	}
	return c.all, nil
}

func (c *combined) Expected() string {
	words := make([]string, len(c.matchers))
	for i, m := range c.matchers {
		words[i] = m.Expected()
	}
	return strings.Join(words, c.word)
}

func (c *combined) Actual(actual any) string {
	for _, m := range c.matchers {
		if matched, err := m.Match(actual); err == nil && !matched {
			return m.Actual(actual)
		}
	}
	return c.matchers[0].Actual(actual)
}

func (c *combined) FailureMessage(actual any) string {
	return fmt.Sprintf("expected %s, got %s", c.Expected(), c.Actual(actual))
}

func (c *combined) NegatedFailureMessage(actual any) string {
	return fmt.Sprintf("expected anything but %s, got %s", c.Expected(), c.Actual(actual))
}

// Not matches a usable answer that m does not match. Unlike gomega.Not it does not take silence, a
// 5xx or a 429 for proof of absence.
func Not(m Matcher) Matcher { return &negated{m} }

type negated struct{ Matcher }

// Match implements types.GomegaMatcher.
func (n *negated) Match(actual any) (bool, error) {
	ex, err := answerOf(actual)
	if err != nil || !usable(ex) {
		return false, err
	}
	matched, err := n.Matcher.Match(actual)
	return !matched, err
}

func (n *negated) Expected() string { return "not " + n.Matcher.Expected() }

func (n *negated) FailureMessage(actual any) string {
	return fmt.Sprintf("expected %s, got %s", n.Expected(), n.Actual(actual))
}

func (n *negated) NegatedFailureMessage(actual any) string {
	return fmt.Sprintf("expected %s, got %s", n.Matcher.Expected(), n.Actual(actual))
}
