package expect

import (
	"fmt"

	"github.com/onsi/gomega/types"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Answerer is anything that came of one exchange.
type Answerer interface{ Answer() *wire.Exchange }

// Matcher is a Gomega matcher that can also say what it expects and what it was given, each in one
// line for the report.
type Matcher interface {
	types.GomegaMatcher
	Expected() string
	Actual(actual any) string
}

// rule is the one implementation of [Matcher].
type rule struct {
	expected string
	match    func(*wire.Exchange) bool
	// refusal is set where the rule waits for a refusal: then what is no usable answer never matches.
	refusal bool
	// describe says what came, where the general description would miss the point; may be nil.
	describe func(*wire.Exchange) string
}

// Match implements [types.GomegaMatcher]. The error means that the check was written wrongly.
func (r *rule) Match(actual any) (bool, error) {
	ex, err := answerOf(actual)
	if err != nil {
		return false, err
	}
	if ex.Err != nil || (r.refusal && !usable(ex)) {
		return false, nil
	}
	return r.match(ex), nil
}

// Expected says in one line what would match.
func (r *rule) Expected() string { return r.expected }

// Actual says in one line what came.
func (r *rule) Actual(actual any) string {
	ex, err := answerOf(actual)
	switch {
	case err != nil:
		return err.Error()
	case r.refusal && !usable(ex):
		return "no usable refusal: " + Describe(ex)
	case r.describe != nil && ex.Err == nil:
		return r.describe(ex)
	}
	return Describe(ex)
}

// FailureMessage implements [types.GomegaMatcher].
func (r *rule) FailureMessage(actual any) string {
	return fmt.Sprintf("expected %s, got %s", r.Expected(), r.Actual(actual))
}

// NegatedFailureMessage implements [types.GomegaMatcher].
func (r *rule) NegatedFailureMessage(actual any) string {
	return fmt.Sprintf("expected anything but %s, got %s", r.Expected(), r.Actual(actual))
}

// answerOf also takes a nil: a client that returned nothing is a fault of ours, not of the target.
func answerOf(actual any) (*wire.Exchange, error) {
	answerer, ok := actual.(Answerer)
	if !ok {
		return nil, fmt.Errorf("expect: a %T holds no answer", actual)
	}
	ex := answer(answerer)
	if ex == nil {
		return nil, fmt.Errorf("expect: the %T holds no answer", actual)
	}
	return ex, nil
}

// answer survives a nil pointer whose Answer method is promoted from an embedded field.
func answer(a Answerer) (ex *wire.Exchange) {
	defer func() {
		if recover() != nil {
			ex = nil
		}
	}()
	return a.Answer()
}

// usable says whether an answer can count as a refusal.
func usable(ex *wire.Exchange) bool {
	return ex.Err == nil && ex.Status < 500 && ex.Status != 429
}
