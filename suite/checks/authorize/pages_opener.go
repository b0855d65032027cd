package authorize

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:    "authorize.pages.opener",
	Title: "the login pages leave the window that opened them in touch",
	// Seen where a plugin is submitted; the way an ordinary connection opens its window is not documented,
	// so that it breaks too is not known.
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Observed, // github.com/ory/network/issues/451
	Refs:   spec.Refs(spec.HTML.S("Cross-origin opener policies")),
	Covers: []string{"AZ-38"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"pages-cut-opener"},
	Fix:    "Send the answers of the login without Cross-Origin-Opener-Policy, or with unsafe-none.",
	Why:    "The login runs in a popup of another origin: to the window that waits for it the popup looks closed, and the login cancelled.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the headers of every answer of the journey's login")
		walk := watched(c).Walk
		if len(walk) == 0 {
			c.NotApplicable("the driver of this login shows no answers")
		}
		for _, x := range walk {
			c.Expect(expect.Claim{
				Holds: !cutsOpener(x.Header), Saw: "Cross-Origin-Opener-Policy: " + x.Header.Get("Cross-Origin-Opener-Policy") + " at " + bare(x.URL), From: x,
			}).To(expect.True("no Cross-Origin-Opener-Policy that cuts a popup off"))
		}
	},
})

// cutting are the values that were seen to cut a popup off. By the text of HTML same-origin-allow-popups
// does too, in the page that is opened; advice in the field names it as the cure, and nobody reports it.
var cutting = []string{"same-origin", "same-origin-plus-COEP"}

// cutsOpener reads the header as browsers do: a redirect's counts too, and one that is sent twice is
// none, because it is a single item (RFC 8941 §4.2).
func cutsOpener(h http.Header) bool {
	values := h.Values("Cross-Origin-Opener-Policy")
	if len(values) != 1 {
		return false
	}
	value, _, _ := strings.Cut(values[0], ";")
	return slices.Contains(cutting, strings.TrimSpace(value))
}

// bare is a URL without its query.
func bare(url string) string {
	place, _, _ := strings.Cut(url, "?")
	return place
}
