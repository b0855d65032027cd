package plan

import (
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// unplayed says why a check is not played, as far as that is known; "" where it is.
func (s scene) unplayed(k *check.Check) string {
	if k.Intrusive && !s.options.Intrusive && !s.loopback() {
		return "for bursts of requests (--intrusive)"
	}
	for _, n := range k.Needs {
		f, ok := n.(fixture.Fixture)
		if !ok {
			continue
		}
		switch means := &s.options.Means; {
		case f == fixture.Control && s.options.Control == nil:
			return "for want of control over the target (--control)"
		case f == fixture.SecondUser && len(means.Accounts) < 2:
			return "for want of a second account (--user-2)"
		case s.noLogin() && (f == fixture.Token || demands(f, fixture.ResourceMetadata)):
			return "because the server asks for no login"
		case means.Token != "" && demands(f, fixture.Login):
			return "because a ready token was given, and no fresh grant can be had"
		case s.nobody() && comesAfter(f, fixture.Login):
			return "because nobody logs in"
		}
	}
	return ""
}

func (s scene) noLogin() bool { return s.seen.Probed != nil && s.seen.Probed.NoLogin() }

// nobody reports whether there is no way in.
func (s scene) nobody() bool { return !s.noLogin() && s.options.Means.Declines(fixture.Login) }

// absent reports a step that is not made because there is nothing to log in to, or no need or way to.
func (s scene) absent(f fixture.Fixture) bool {
	switch {
	case s.noLogin():
		return f == fixture.Token || demands(f, fixture.ResourceMetadata)
	case s.options.Means.Token != "":
		return demands(f, fixture.Login)
	}
	return s.nobody() && comesAfter(f, fixture.Login)
}

// demands reports whether a node cannot be made where another does not apply.
func demands(f, other fixture.Fixture) bool {
	if f == other {
		return true
	}
	if f.Tolerant() {
		return false
	}
	for _, before := range f.After() {
		if demands(before, other) {
			return true
		}
	}
	return false
}

// comesAfter reports whether a node is another or comes after it.
func comesAfter(f, other fixture.Fixture) bool {
	steps := map[fixture.Fixture]bool{}
	mark(f, steps)
	return steps[other]
}
