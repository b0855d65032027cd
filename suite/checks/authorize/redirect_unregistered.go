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
	ID:     "authorize.redirect.unregistered",
	Title:  "a redirect URI that was not registered, letter for letter, is never redirected to",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.2.1"), spec.OAuth21.S("2.3.1"), spec.RFC9700.S("2.1")),
	Covers: []string{"AZ-06", "AZ-07"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"redirect-prefix-match"},
	Fix:    "Compare redirect_uri with the registered values as whole strings; if none is equal, show an error page and do not redirect.",
	Why:    "An attacker who can bend the address gets the code of every user who follows his link.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("log in with the registered redirect URI, as a control")
		registered := c.Host().Authorize(ctx).RedirectURI
		for _, bent := range bend(registered) {
			c.Step("send the same request with a redirect URI " + bent.how)
			end := try(ctx, c.Host(), client.With("redirect_uri", bent.uri))
			c.Expect(end.claim(end.keptAwayFrom(bent.uri, registered))).
				To(expect.True("an error shown to the user, and no redirect to " + bent.uri))
		}
	},
})

type bent struct{ how, uri string }

// bend makes redirect URIs that a comparison by host, by path, by prefix, by suffix, by what is
// contained or without regard to case takes for the registered one.
func bend(registered string) []bent {
	list := []bent{
		{"with another host", "https://mcpconform.example/callback"},
		{"with a path appended", registered + "/mcpconform"},
		{"with a query appended", appended(registered, "mcpconform=1")},
	}
	u, err := url.Parse(registered)
	if err != nil {
		return list
	}
	with := func(how string, change func(u *url.URL)) {
		other := *u
		change(&other)
		if other.String() != registered {
			list = append(list, bent{how, other.String()})
		}
	}
	with("on a host that ends like the registered one", func(u *url.URL) { u.Host = "mcpconform-" + u.Host })
	with("on a host that begins like the registered one", func(u *url.URL) { u.Host += ".mcpconform.example" })
	with("with its path in capitals", func(u *url.URL) { u.Path = strings.ToUpper(u.Path) })
	return list
}

// keptAwayFrom reports whether the browser was not sent to the URI. A server that falls back to the
// registered one does no harm.
func (a attempt) keptAwayFrom(uri, registered string) bool {
	to := a.Redirect
	if to == nil {
		to = a.Foreign
	}
	if to == nil {
		return a.toldTheUser()
	}
	return reaches(to, registered) && !reaches(to, uri)
}

// reaches reports whether a navigation goes to the URI, with the parameters it has of its own.
func reaches(to *url.URL, uri string) bool {
	u, err := url.Parse(uri)
	if err != nil || to.Scheme != u.Scheme || to.Host != u.Host || to.EscapedPath() != u.EscapedPath() {
		return false
	}
	for name, values := range u.Query() {
		if to.Query().Get(name) != values[0] {
			return false
		}
	}
	return true
}

func appended(uri, query string) string {
	if strings.Contains(uri, "?") {
		return uri + "&" + query
	}
	return uri + "?" + query
}
