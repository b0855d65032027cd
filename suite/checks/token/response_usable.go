package token

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.response.usable",
	Title:  "a code is answered with a token response that any client can use",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Inferred, // without an access token the journey ends; the rest was not tried on ChatGPT
	Refs:   spec.Refs(spec.RFC6749.S("5.1"), spec.OAuth21.S("3.2.3")),
	Covers: []string{"TK-03", "TK-04", "TK-05"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"token-type-missing", "token-cacheable"},
	Fix:    `Answer 200 with application/json, access_token, token_type "Bearer", expires_in as a number, and Cache-Control: no-store.`,
	Why:    "The user logs in and consents, and then the connection fails; a cached answer hands one user's token to another.",
	Run: func(ctx context.Context, c *check.C) {
		grant := c.Host().Authorize(ctx)
		c.Step("redeem the code")
		answer := c.Host().Redeem(ctx, grant)
		c.Expect(answer).To(expect.JSON())
		c.Expect(answer).To(expect.MemberOfType("access_token", "string"))
		c.Step("read token_type")
		c.Expect(bearer(answer)).To(expect.True("token_type Bearer"))
		c.Weigh(check.Degrades, check.Normative)
		c.Step("read expires_in")
		c.Expect(lifetime(answer)).To(expect.True("expires_in, where it is said, a positive number"))
		c.Weigh(check.Exposes, check.Normative)
		c.Step("read Cache-Control")
		c.Expect(answer).To(expect.Header("Cache-Control", noStore{}))
	},
})

func bearer(answer *client.Response) expect.Claim {
	doc, _ := answer.JSON()
	kind, ok := doc["token_type"].(string)
	claim := expect.Claim{Holds: strings.EqualFold(kind, "Bearer"), Saw: "token_type " + kind, From: answer}
	if !ok {
		claim.Saw = "a response without token_type"
	}
	return claim
}

// lifetime lets the absence of expires_in pass: that it is there is only recommended.
func lifetime(answer *client.Response) expect.Claim {
	doc, _ := answer.JSON()
	value, said := doc["expires_in"]
	seconds, number := value.(float64)
	raw, err := json.Marshal(value)
	if err != nil {
		raw = nil
	}
	return expect.Claim{Holds: !said || number && seconds > 0, Saw: "expires_in " + string(raw), From: answer}
}
