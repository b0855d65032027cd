package lifecycle

import (
	"context"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.extensions.prefixed",
	Title:  "the extensions that the server declares have the prefix of a vendor",
	Level:  check.Int,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Versioning.S("Extension Negotiation")),
	Covers: []string{"RS-10"},
	Needs:  check.Needs(fixture.Session),
	Faults: []string{"extension-unprefixed"},
	Fix:    "Name an extension by a domain of yours, turned round, and a name of its own: com.example/that.",
	Why:    "Two vendors who choose the same bare name break each other's hosts.",
	Run: func(_ context.Context, c *check.C) {
		if v := c.Host().Session.Version; v < spec.July2026 {
			c.NotApplicable("the server speaks MCP %s, which knows no extensions", v)
		}
		c.Step("read the extensions that the server declares")
		var declared map[string]json.RawMessage
		raw := fixture.Session.From(c).Handshake.Capabilities()["extensions"]
		if json.Unmarshal(raw, &declared) != nil || len(declared) == 0 {
			c.NotApplicable("the server declares no extensions")
		}
		bare := unprefixed(slices.Sorted(maps.Keys(declared)))
		c.Expect(expect.Claim{Holds: bare == "", Saw: "the extension " + strconv.Quote(bare)}).
			To(expect.True("names with a prefix and a slash"))
	},
})

var prefixed = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?/.+$`)

// unprefixed is the first name that does not say whose it is.
func unprefixed(names []string) string {
	for _, name := range names {
		if !prefixed.MatchString(name) {
			return name
		}
	}
	return ""
}
