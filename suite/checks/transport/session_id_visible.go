package transport

import (
	"context"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.session.id-visible",
	Title:  "a session id has visible ASCII characters only",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Session Management")),
	Covers: []string{"HT-25"},
	Needs:  check.Needs(fixture.Session),
	Faults: []string{"session-id-with-space"},
	Fix:    "Make the session id of characters from 0x21 to 0x7E, without spaces: a UUID or random bytes in hexadecimal.",
	Why:    "The id goes back in a header; what does not fit there is cut or refused on the way, and the session is lost.",
	Run: func(_ context.Context, c *check.C) {
		id := c.Host().Session.ID
		if id == "" {
			c.NotApplicable("the server gives no session id")
		}
		c.Step("read the session id")
		odd := strings.IndexFunc(id, func(r rune) bool { return r < 0x21 || r > 0x7e })
		saw := ""
		if odd >= 0 {
			saw = "an id with " + strconv.QuoteRune([]rune(id[odd:])[0])
		}
		c.Expect(expect.Claim{Holds: odd < 0, Saw: saw}).To(expect.True("an id of visible ASCII characters"))
	},
})
