package registration

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.no-null-members",
	Title:  "the registration response leaves out what has no value",
	Level:  check.Int, // RFC 7591 has no word on null; ChatGPT's validator has
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.RFC7591.S("3.2.1")),
	Covers: []string{"DR-06"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"dcr-null-secret"},
	Fix:    `Leave a member without a value out of the registration response; for a public client that is client_secret.`,
	Why:    `ChatGPT refuses the response: “client_secret Input should be a valid string”.`,
	Run: func(_ context.Context, c *check.C) {
		answer := fixture.DynamicClient.From(c).Response
		if chosen(c).Way != host.DCR {
			c.OffPath()
		}
		c.Step("read the registration response")
		doc, err := answer.JSON()
		c.Given(expect.Claim{Holds: err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a JSON object"), "registration.dcr.chatgpt-body")
		if secret, present := doc["client_secret"]; !present || secret != nil {
			c.Weigh(check.Degrades, check.Inferred) // of other members no refusal was seen
		}
		c.Expect(answer).To(expect.NoNullMembers())
	},
})
