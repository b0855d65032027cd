package refresh

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
	ID:     "refresh.response.usable",
	Title:  "the answer to a refresh has the form of any token response, and is not cached",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.2"), spec.RFC6749.S("5.1")),
	Covers: []string{"RF-17"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-cacheable"},
	Fix:    "Answer a refresh from the same code as a redemption: application/json, token_type Bearer, Cache-Control: no-store.",
	Why:    "The connection breaks at the first refresh, an hour after it was made; a cached answer hands out the tokens of another.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		c.Step("use the refresh token")
		answer := c.Host().Refresh(ctx, first)
		c.Given(answer).To(expect.GivesToken(), "refresh.rotation.new-token")
		c.Expect(answer).To(expect.JSON())
		doc, _ := answer.JSON()
		kind, said := doc["token_type"].(string)
		saw := "token_type " + strconv.Quote(kind)
		if !said {
			saw = "a response without token_type"
		}
		c.Step("read token_type and Cache-Control")
		c.Expect(expect.Claim{Holds: strings.EqualFold(kind, "Bearer"), Saw: saw, From: answer}).
			To(expect.True("token_type Bearer"))
		c.Weigh(check.Exposes, check.Normative)
		stored := strings.ToLower(strings.Join(answer.Header.Values("Cache-Control"), ", "))
		c.Expect(expect.Claim{Holds: strings.Contains(stored, "no-store"), Saw: "Cache-Control: " + strconv.Quote(stored), From: answer}).
			To(expect.True("Cache-Control: no-store"))
	},
})
