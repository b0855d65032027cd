package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.query.never-decides",
	Title:  "beside the token in the header, one in the URL decides nothing",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6750.S("2"), spec.RFC6750.S("3.1"), spec.OAuth21.S("5.1")),
	Covers: []string{"BU-05"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"query-token-decides"},
	Fix:    "Ignore access_token in the query, or answer a request that has both 400 invalid_request.",
	Why:    "A link with somebody else's token makes the user work, unawares, in that one's account.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c).Access
		works(ctx, c, token)
		c.Step("use a token that nobody issued")
		c.Given(c.Host().Present(ctx, nobodys)).To(expect.NotAdmitted("a refusal"), "bearer.tampered.refused")
		c.Step("use it again, with the good one in the query")
		c.Expect(withQuery(ctx, c, token, nobodys)).To(expect.NotAdmitted("401, as without the query, or 400"))
		c.Step("send the good token in the header, one that nobody issued in the query")
		c.Expect(withQuery(ctx, c, nobodys, token)).To(expect.Any(expect.RPCResult(), expect.Status(400)))
	},
})
