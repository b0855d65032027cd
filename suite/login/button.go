package login

import (
	"path"
	"regexp"
	"strings"
)

// meaning is what pressing a button, following a link or choosing a radio button does.
type meaning int

const (
	goesOn  meaning = iota // continue, submit, next
	allows                 // allow, approve, accept …
	denies                 // deny, reject …
	cancels                // on a consent page a refusal; on a login page only a way out
	aside                  // resend the code, another login, help
)

var meanings = []struct {
	means meaning
	words *regexp.Regexp
}{
	// Refusals first: "don't allow" holds "allow".
	{denies, regexp.MustCompile(`(?i)\b(deny|denied|decline|reject|refuse|disallow|disagree|(don.?t|do not|not) (allow|authori[sz]e|accept|agree)|no|no thanks)\b`)},
	{denies, foreign(refusals)},
	{cancels, regexp.MustCompile(`(?i)\b(cancel|abort)\b`)},
	{cancels, foreign(cancellations)},
	{allows, regexp.MustCompile(`(?i)\b(allow|approve|accept|authori[sz]e|grant|agree|consent|yes)\b`)},
	{allows, foreign(approvals)},
	{aside, regexp.MustCompile(`(?i)\b(resend|again|new code|another|different|change|switch|sign.?up|register|create|forgot|reset|log.?out|sign.?out|back|help|search|google|github|apple|microsoft|facebook|twitter|discord|passkey|wallet|sso)\b`)},
	{aside, foreign(digressions)},
}

// meaningOf reads a text; ok is false when it says nothing in particular.
func meaningOf(said string) (m meaning, ok bool) {
	said = words(said)
	for _, known := range meanings {
		if known.words.MatchString(said) {
			return known.means, true
		}
	}
	return goesOn, false
}

var (
	yes = regexp.MustCompile(`(?i)^(true|1|on|y)$`)
	no  = regexp.MustCompile(`(?i)^(false|0|off|n)$`)
	// ticked are names of boxes that a user ticks who allows.
	ticked = regexp.MustCompile(`(?i)\b(scopes?|consent|agree|accept|terms|tos)\b`)
	// decides are names of a control whose value true or false is the consent.
	decides = regexp.MustCompile(`(?i)\b(consent|approved?|allow|accept|authori[sz]e|decision|grant|confirm)`)
)

// means reads a button or radio button: what the user sees first, then what is sent.
func (c *Control) means(f *PageForm) meaning {
	for _, said := range []string{c.Text, c.Label, c.Value} {
		if m, ok := meaningOf(said); ok {
			return m
		}
	}
	if decides.MatchString(words(c.Name)) {
		switch {
		case yes.MatchString(c.Value):
			return allows
		case no.MatchString(c.Value):
			return denies
		}
	}
	action := f.Action
	if c.Action != nil {
		action = c.Action
	}
	said := []string{c.ID}
	if !f.shares(c) {
		said = append(said, c.Name)
	}
	if action != nil {
		said = append(said, strings.TrimSuffix(path.Base(action.Path), path.Ext(action.Path)))
	}
	for _, s := range said {
		// An authorization endpoint is called authorize whatever its page asks.
		if m, ok := meaningOf(s); ok && !strings.EqualFold(s, "authorize") {
			return m
		}
	}
	return goesOn
}

// shares says whether another button of the form has the same name, so that the name tells nothing.
func (f *PageForm) shares(c *Control) bool {
	for _, other := range f.Controls {
		if other != c && other.Name == c.Name && other.isSubmit() {
			return true
		}
	}
	return false
}
