package discovery

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.links",
	Title:  "the links in the resource metadata are whole URLs",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("2")),
	Covers: []string{"RD-22"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-links-relative"},
	Fix: `Write "resource_documentation", "resource_policy_uri" and "resource_tos_uri" as absolute URLs and "jwks_uri" as an https URL, or
leave them out.`,
	Why: "Whoever reads the document has nothing to which a relative link could be relative.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		var found, problems []string
		for _, name := range []string{"jwks_uri", "resource_documentation", "resource_policy_uri", "resource_tos_uri"} {
			value := used.Doc[name]
			if value == nil { // null is for discovery.prm.no-empty-members
				continue
			}
			found = append(found, name)
			if problem := linkProblem(name, value, c.Host().Target); problem != "" {
				problems = append(problems, name+" "+problem)
			}
		}
		if len(found) == 0 {
			c.NotApplicable("the metadata has no links, and need not")
		}
		c.Step("read " + strings.Join(found, ", "))
		c.Expect(expect.Claim{Holds: len(problems) == 0, Saw: strings.Join(problems, "; "), From: used.Response}).
			To(expect.True("absolute URLs"))
	},
})

// linkProblem says why a member is not the URL it should be; "" when it is. Only keys have to be https.
func linkProblem(name string, value any, target client.Target) string {
	raw, _ := value.(string)
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return "is not an absolute URL: " + strconv.Quote(raw)
	case name == "jwks_uri" && u.Scheme != "https" && !developing(u, target):
		return "is not https: " + raw
	}
	return ""
}
