package expect

import (
	"fmt"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Claim is what a check worked out itself: from several answers, from a document it read, or from
// where a login ended.
type Claim struct {
	Holds bool
	Saw   string   // what came, in one line
	From  Answerer // what it rests on; nil where that is no single answer
}

// Answer returns the exchange the claim rests on, or nil.
func (c Claim) Answer() *wire.Exchange {
	if c.From == nil {
		return nil
	}
	return answer(c.From)
}

// True matches a [Claim] that holds; expected says in one line what should be.
func True(expected string) Matcher { return claimed(expected) }

type claimed string

// Match implements types.GomegaMatcher. The error means that the check was written wrongly.
func (claimed) Match(actual any) (bool, error) {
	c, ok := actual.(Claim)
	if !ok {
		return false, fmt.Errorf("expect: a %T is no claim", actual)
	}
	return c.Holds, nil
}

func (m claimed) Expected() string { return string(m) }

func (claimed) Actual(actual any) string {
	c, ok := actual.(Claim)
	if !ok {
		return fmt.Sprintf("a %T", actual)
	}
	return oneLine(c.Saw)
}

func (m claimed) FailureMessage(actual any) string {
	return fmt.Sprintf("expected %s, got %s", m.Expected(), m.Actual(actual))
}

func (m claimed) NegatedFailureMessage(actual any) string {
	return fmt.Sprintf("expected anything but %s, got %s", m.Expected(), m.Actual(actual))
}
