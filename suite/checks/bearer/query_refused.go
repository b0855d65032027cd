package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.query.refused",
	Title:  "an access token in the URL does not let in",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Token Requirements"), spec.OAuth21.S("5.1")),
	Covers: []string{"BU-03"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"query-token-accepted", "query-token-decides"},
	Fix:    "Take the token from the Authorization header only; ignore access_token in the query.",
	Why:    "URLs stand in logs, histories and Referer headers: where they let in, so does everybody who reads them.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c).Access
		works(ctx, c, token)
		closed(ctx, c)
		c.Step("send the same token in the query, and none in the header")
		c.Expect(withQuery(ctx, c, token, "")).To(expect.NotAdmitted("a refusal: 401, as without a token, or 400"))
	},
})
