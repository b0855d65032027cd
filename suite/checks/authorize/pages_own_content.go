package authorize

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pages.own-content",
	Title:  "the login and consent pages load nothing from other sites",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("4.2.4"), spec.RFC9700.S("4.2.1")),
	Covers: []string{"AZ-27"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"pages-load-from-elsewhere"},
	Fix:    "Serve styles, fonts, scripts and pictures of these pages yourself, and send Referrer-Policy: no-referrer with them.",
	Why:    "Another site is told who logs in where, may be sent the request's address, and its scripts can read what is typed.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the pages of the journey's login")
		for _, p := range ownPages(c) {
			hosts := p.loads()
			c.Expect(expect.Claim{
				Holds: len(hosts) == 0, Saw: "the page " + p.place() + " loads from " + strings.Join(hosts, ", "), From: p.from,
			}).To(expect.True("pages that load nothing from another site"))
		}
		c.Step("look for links that would carry the address of the page along")
		for _, p := range ownPages(c) {
			hosts := p.linksOut(c)
			c.Expect(expect.Claim{
				Holds: len(hosts) == 0, Saw: "the page " + p.place() + " sends its whole address to " + strings.Join(hosts, ", "), From: p.from,
			}).To(expect.True("no link to another site under a Referrer-Policy that shows the query"))
		}
	},
})

// linksOut are the hosts of other sites that a link of the page would tell the page's query. By default
// browsers tell other sites no more than the origin.
func (p page) linksOut(c *check.C) []string {
	policy := strings.ToLower(p.from.Header.Get("Referrer-Policy"))
	if !strings.HasSuffix(policy, "unsafe-url") && !strings.HasSuffix(policy, "no-referrer-when-downgrade") {
		return nil
	}
	var hosts []string
	for _, l := range p.Links {
		if l.URL.Scheme == "https" && !sameSite(l.URL.Hostname(), authorizeHost(c)) {
			hosts = append(hosts, l.URL.Hostname())
		}
	}
	return hosts
}
