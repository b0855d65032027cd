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
	ID:     "authorize.resource.capitals",
	Title:  "the resource may be spelled with capitals in its scheme and host",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Canonical Server URI"), spec.RFC8707.S("2")),
	Covers: []string{"AZ-23"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"resource-compared-as-text"},
	Fix:    "Before comparing, bring scheme and host of the resource to lower case, and take an empty path and a single slash for the same (RFC 3986 §6.2).",
	Why:    "A user who types the address with a capital gets a login that ends in invalid_target.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().Resource == "" {
			c.NotApplicable("the host names no resource to this server")
		}
		for _, same := range spellings(c.Host().Resource) {
			c.Step("log in with the resource " + same.how)
			end := tryResumed(ctx, c.Host(), client.With("resource", same.uri))
			c.Expect(end.claim(end.gaveCode())).To(expect.True("a redirect with a code, as for " + c.Host().Resource))
		}
	},
})

// spellings are those that RFC 3986 §6.2.2 and §6.2.3 call equivalent.
func spellings(resource string) []bent {
	u, err := url.Parse(resource)
	if err != nil || u.Host == "" {
		return nil
	}
	var list []bent
	capital := strings.Replace(resource, u.Scheme+"://"+u.Host, strings.ToUpper(u.Scheme)+"://"+strings.ToUpper(u.Host), 1)
	if capital != resource {
		list = append(list, bent{"in capitals", capital})
	}
	if rest := strings.TrimPrefix(resource, u.Scheme+"://"+u.Host); rest == "" {
		list = append(list, bent{"with a slash at its end", resource + "/"})
	} else if rest == "/" {
		list = append(list, bent{"without the slash at its end", strings.TrimSuffix(resource, "/")})
	}
	return list
}
