package recipe

import (
	"fmt"
	"time"
)

// Recipe is the way through somebody's login pages. What it leaves undone, the browser driver does by the
// rules of package login.
type Recipe struct {
	// Path is the file, as it is shown.
	Path string
	// Steps log in. Allow or Deny follow, as the login wants; empty, the consent page is the driver's.
	Steps, Allow, Deny []Step
}

// Verb is what a step does.
type Verb string

// The verbs. A step of the verb Group does its own steps.
const (
	Fill  Verb = "fill"
	Click Verb = "click"
	Press Verb = "press"
	Wait  Verb = "wait"
	Code  Verb = "code"
	Group Verb = "steps"
)

// Step is one thing that is done on a page.
type Step struct {
	Verb Verb
	Line int
	// If is what must be on the page, or the address of the page, for the step to be done; nil is always.
	If *Element
	// On is what is filled, clicked or waited for.
	On Element
	// With is what is typed.
	With Text
	// Key is the name of the key that is pressed.
	Key string
	// Source gives the one-time code.
	Source *Source
	// Timeout is how long the step may take; 0 is until the page has come to rest.
	Timeout time.Duration
	// Steps are those of a group.
	Steps []Step
}

// String is the step in a sentence.
func (s *Step) String() string {
	switch s.Verb {
	case Press:
		return "press " + s.Key
	case Wait:
		return "wait for " + s.On.String()
	case Code:
		return "type the code into " + s.On.String()
	}
	return string(s.Verb) + " " + s.On.String()
}

// At says where the step stands.
func (r *Recipe) At(s *Step) string { return fmt.Sprintf("%s:%d", r.Path, s.Line) }

// Consent are the steps with which a login allows, or denies.
func (r *Recipe) Consent(deny bool) []Step {
	if deny {
		return r.Deny
	}
	return r.Allow
}

// Waits reports whether a code is sent to the user, so that of two logins of one account neither knows
// which is its own.
func (r *Recipe) Waits() bool {
	found := false
	r.each(func(s *Step) { found = found || s.Source != nil && s.Source.TOTP == "" && !s.Source.Reuse })
	return found
}

// each shows every step of the file, groups before what is in them.
func (r *Recipe) each(see func(*Step)) {
	var walk func([]Step)
	walk = func(steps []Step) {
		for i := range steps {
			see(&steps[i])
			walk(steps[i].Steps)
		}
	}
	for _, list := range [][]Step{r.Steps, r.Allow, r.Deny} {
		walk(list)
	}
}
