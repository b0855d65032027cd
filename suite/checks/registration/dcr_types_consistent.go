package registration

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.types-consistent",
	Title:  "grant types and response types that do not fit are corrected or refused",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7591.S("2.1"), spec.RFC7591.S("3.2.1")),
	Covers: []string{"DR-12"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"dcr-types-unchecked"},
	Fix:    `Register response type "token" only together with grant type "implicit"; correct the one or refuse with invalid_client_metadata.`,
	Run: func(ctx context.Context, c *check.C) {
		c.Step(`register grant_types ["authorization_code"] with response_types ["token"]`)
		answer := refuse(ctx, c, func(body map[string]any) {
			body["grant_types"], body["response_types"] = []string{"authorization_code"}, []string{"token"}
		})
		if answer.Err != nil || answer.Status > 299 {
			c.Expect(answer).To(expect.ClientError())
			return
		}
		doc, err := answer.JSON()
		grants, responses := words(doc["grant_types"]), words(doc["response_types"])
		fit := err == nil && slices.Contains(responses, "token") == slices.Contains(grants, "implicit") &&
			(len(responses) == 0 || slices.Contains(responses, "code") == slices.Contains(grants, "authorization_code"))
		c.Expect(expect.Claim{Holds: fit, Saw: "a client with grant_types and response_types that do not fit", From: answer}).
			To(expect.True("invalid_client_metadata, or types that fit"))
	},
})

// words reads a member that is a list of strings.
func words(member any) []string {
	list, _ := member.([]any)
	var all []string
	for _, one := range list {
		if s, ok := one.(string); ok {
			all = append(all, s)
		}
	}
	return all
}
