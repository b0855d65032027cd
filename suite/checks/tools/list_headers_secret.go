package tools

import (
	"context"
	"regexp"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.headers-secret",
	Title:  "no parameter that holds a secret travels as a header",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Tools.S("x-mcp-header")),
	Covers: []string{"TL-14"},
	Needs:  check.Needs(fixture.Tools),
	Faults: []string{"header-of-a-secret"},
	Fix:    "Take x-mcp-header off parameters that hold passwords, keys or tokens.",
	Why:    "Headers stand in the logs of every proxy on the way.",
	Run: func(_ context.Context, c *check.C) {
		for _, t := range marked(c) {
			c.Step("read which parameters of " + t.Name + " travel as headers")
			for _, name := range t.HeaderParams() {
				c.Expect(expect.Claim{Holds: !secret(name), Saw: "the parameter " + name + " of " + t.Name}).
					To(expect.True("no parameter whose name says that it holds a secret"))
			}
		}
	},
})

// secretName is what parameters for credentials are called, once the case and what joins words are gone.
// A token for a page or for progress is none.
var secretName = regexp.MustCompile(`(password|passwd|passphrase|secret|credentials?|apikey|privatekey|accesstoken|refreshtoken|authtoken|bearertoken)$|^token$`)

func secret(parameter string) bool {
	return secretName.MatchString(strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(parameter)))
}
