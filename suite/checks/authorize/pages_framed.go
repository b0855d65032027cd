package authorize

import (
	"context"
	"net/http"
	"regexp"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pages.not-framed",
	Title:  "no other site can put the login and consent pages into a frame",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("4.16"), spec.OAuth21.S("7.10"), spec.RFC6749.S("10.13")),
	Covers: []string{"AZ-26"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"pages-framable"},
	Fix:    "Send Content-Security-Policy: frame-ancestors 'none' and X-Frame-Options: DENY with every page of the login.",
	Why:    "A page that lies invisible over another site's button gets a user to allow what they never saw.",
	Run: func(_ context.Context, c *check.C) {
		pages := ownPages(c)
		protected := func(p page) {
			c.Expect(expect.Claim{Holds: unframed(p.from.Header) || busts.Match(p.from.Body), Saw: "the page " + p.place() + " without any such header", From: p.from}).
				To(expect.True("X-Frame-Options, or a Content-Security-Policy with frame-ancestors, on every page"))
		}
		c.Step("read the headers of the pages on which a click is enough")
		for _, p := range pages {
			if p.asks() && !p.asksWho(c) {
				protected(p)
			}
		}
		c.Step("read the headers of the pages that ask who the user is")
		c.Weigh(check.None, check.Normative) // nobody can be brought to type that by a click
		c.Advise()
		for _, p := range pages {
			if p.asks() {
				protected(p)
			}
		}
	},
})

// busts are scripts that leave a frame, which count as a defence too (RFC 6819 §4.4.1.9).
var busts = regexp.MustCompile(`\b(top|parent)\s*!==?\s*(window|self)\b|\b(window|self)(\.self)?\s*!==?\s*(window\.)?(top|parent)\b`)

// unframed reads both headers as browsers do: a policy that only reports, and a value that is not
// defined, keep nothing out.
func unframed(h http.Header) bool {
	for _, policy := range h.Values("Content-Security-Policy") {
		for directive := range strings.FieldsFuncSeq(policy, func(r rune) bool { return r == ';' || r == ',' }) {
			words := strings.Fields(strings.ToLower(directive))
			if len(words) == 0 || words[0] != "frame-ancestors" {
				continue
			}
			return !anyAncestor(words[1:])
		}
	}
	for value := range strings.SplitSeq(strings.Join(h.Values("X-Frame-Options"), ","), ",") {
		if value = strings.ToUpper(strings.TrimSpace(value)); value == "DENY" || value == "SAMEORIGIN" {
			return true
		}
	}
	return false
}

func anyAncestor(sources []string) bool {
	for _, s := range sources {
		if s == "*" || s == "https:" || s == "http:" {
			return true
		}
	}
	return false
}
