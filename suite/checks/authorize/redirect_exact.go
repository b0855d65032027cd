package authorize

import (
	"context"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.redirect.exact",
	Title:  "a redirect URI that only means the same as the registered one is not it",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("2.3.1"), spec.RFC9700.S("2.1"), spec.RFC9700.S("4.1.3"), spec.RFC9700.S("2.6"),
		spec.MCP20251125.Authorization.S("Communication Security")),
	Covers: []string{"AZ-07", "AZ-29"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"redirect-scheme-ignored", "redirect-normalized"},
	Fix:    "Compare redirect_uri with the registered values as whole strings, before anything is parsed or normalized; only the port of a loopback URI may differ.",
	Why:    "Over plain http anybody on the way reads the code, and another port can be another user's program.",
	Run: func(ctx context.Context, c *check.C) {
		registered := fixture.Login.From(c).Grant.RedirectURI
		for _, near := range nearMisses(registered) {
			if near.harmless {
				c.Weigh(check.Degrades, check.Normative) // the code goes to the client all the same
			}
			c.Step("send the request with the registered redirect URI, but " + near.how)
			end := try(ctx, c.Host(), client.With("redirect_uri", near.uri))
			c.Expect(end.claim(end.notAt(near.uri))).To(expect.True("an error shown to the user, and no redirect to " + near.uri))
		}
	},
})

type nearMiss struct {
	how, uri string
	harmless bool
}

// nearMisses are the URIs that a comparison of parts, or after normalization, takes for the registered one;
// those that lead elsewhere first.
func nearMisses(registered string) []nearMiss {
	var list []nearMiss
	with := func(how string, harmless bool, change func(u *url.URL)) {
		u, err := url.Parse(registered)
		if err != nil || u.Host == "" {
			return
		}
		change(u)
		if u.String() != registered {
			list = append(list, nearMiss{how, u.String(), harmless})
		}
	}
	secure := strings.HasPrefix(registered, "https:")
	if secure { // on loopback plain http and any port are allowed
		with("by plain http", false, func(u *url.URL) { u.Scheme = "http" })
		with("with another port", false, func(u *url.URL) { u.Host = u.Hostname() + ":8443" })
	}
	with("with a slash at its end", true, func(u *url.URL) { u.Path += "/" })
	with("with a user in front of its host", true, func(u *url.URL) { u.User = url.User("mcpconform") })
	with("with a fragment", true, func(u *url.URL) { u.Fragment = "mcpconform" })
	with("with a letter of its path percent-encoded", true, encodeLastLetter)
	return list
}

func encodeLastLetter(u *url.URL) {
	if n := len(u.Path); n > 1 && u.RawPath == "" && u.Path[n-1] >= 'a' && u.Path[n-1] <= 'z' {
		const hex = "0123456789ABCDEF"
		last := u.Path[n-1]
		u.RawPath = u.Path[:n-1] + "%" + string(hex[last>>4]) + string(hex[last&15])
	}
}

// notAt reports whether the browser was not sent to that very spelling of the URI.
func (a attempt) notAt(uri string) bool {
	to := a.Redirect
	if to == nil {
		to = a.Foreign
	}
	if to == nil {
		return a.toldTheUser()
	}
	u, err := url.Parse(uri)
	return err == nil && (to.Scheme != u.Scheme || to.Host != u.Host || to.EscapedPath() != u.EscapedPath() ||
		to.Fragment != u.Fragment || to.User.String() != u.User.String())
}
