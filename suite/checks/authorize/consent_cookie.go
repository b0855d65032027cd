package authorize

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:    "authorize.consent.cookie",
	Title: "the cookie on which consent rests is out of reach of scripts",
	// The MUST is one for proxies, about the cookie that remembers who was allowed.
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.SecurityBestPractices.S("Confused Deputy Problem")),
	Covers: []string{"AZ-33"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"session-cookie-bare", "cookies-not-secure"},
	Fix:    "Set the cookie of the login and of the consent as __Host-…; Path=/; Secure; HttpOnly; SameSite=Lax.",
	Why:    "A cookie that a script or another host of the domain can read or plant lets somebody else's consent pass for the user's.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the cookies of the journey's login")
		cookies := ownCookies(c)
		if len(cookies) == 0 {
			c.NotApplicable("the login sets no cookie over https")
		}
		for _, k := range cookies {
			if remembersConsent.MatchString(k.Name) {
				holds := k.lacks() == "" && strings.HasPrefix(k.Name, "__Host-")
				c.Expect(expect.Claim{Holds: holds, Saw: "the cookie " + k.Name + " with " + k.attributes(), From: k.from}).
					To(expect.True("a cookie that remembers consent with __Host-, Secure, HttpOnly and SameSite=Lax"))
			}
		}
		// One is enough: a second one that scripts read, against forgery, is fine.
		guarded := slices.ContainsFunc(cookies, func(k setCookie) bool { return k.Secure && k.HttpOnly })
		c.Expect(expect.Claim{Holds: guarded, Saw: "the cookie " + cookies[0].Name + " without " + cookies[0].lacks(), From: cookies[0].from}).
			To(expect.True("a session cookie that is Secure and HttpOnly"))
	},
})

var remembersConsent = regexp.MustCompile(`(?i)consent|approv|allowed`)

type setCookie struct {
	*http.Cookie
	from *wire.Exchange
}

// ownCookies are the cookies that the authorization server's own site set over https.
func ownCookies(c *check.C) []setCookie {
	var all []setCookie
	for _, x := range watched(c).Walk {
		u, err := url.Parse(x.URL)
		if err != nil || u.Scheme != "https" || !sameSite(u.Hostname(), authorizeHost(c)) {
			continue
		}
		for _, k := range (&http.Response{Header: x.Header}).Cookies() {
			if k.MaxAge >= 0 && k.Value != "" {
				all = append(all, setCookie{k, x})
			}
		}
	}
	return all
}

// lacks names the first protection that the cookie does not have; "" where it has all.
func (k setCookie) lacks() string {
	switch {
	case !k.Secure:
		return "Secure"
	case !k.HttpOnly:
		return "HttpOnly"
	case k.SameSite != http.SameSiteLaxMode && k.SameSite != http.SameSiteStrictMode:
		return "SameSite=Lax"
	}
	return ""
}

func (k setCookie) attributes() string {
	if lacks := k.lacks(); lacks != "" {
		return "no " + lacks
	}
	return "no __Host- prefix"
}
