package registration

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.management.read",
	Title:  "a client reads all that is registered of it",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7592.S("2.1"), spec.RFC7592.S("3")),
	Covers: []string{"DR-19"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"management-read-partial"},
	Fix:    "Answer GET at registration_client_uri, sent with the registration_access_token, with 200 and what the registration response said: the same client_id and all metadata.",
	Why:    "A client that cannot read its registration replaces it by guesswork.",
	Run: func(ctx context.Context, c *check.C) {
		own := managed(ctx, c)
		registered, err := own.Response.JSON()
		c.Given(expect.Claim{Holds: err == nil, Saw: expect.Describe(own.Response.Exchange), From: own.Response}).
			To(expect.True("a registration response in JSON"), "registration.dcr.chatgpt-body")
		answer := read(ctx, c, own)
		c.Expect(answer).To(expect.Status(200))
		sameClient(c, own, answer)
		lost := unsaid(registered, answer)
		c.Expect(expect.Claim{Holds: len(lost) == 0, Saw: "no " + strings.Join(lost, ", "), From: answer}).
			To(expect.True("every member that the registration response has"))
	},
})

// unsaid lists the metadata that a later answer lacks.
func unsaid(registered map[string]any, answer *client.Response) []string {
	now, _ := answer.JSON()
	var lost []string
	for _, member := range metadata {
		if _, present := now[member]; !present && registered[member] != nil {
			lost = append(lost, member)
		}
	}
	return lost
}
