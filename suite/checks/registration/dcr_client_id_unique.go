package registration

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.client-id-unique",
	Title:  "two registrations that differ get two client_ids",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7591.S("3.2.1")),
	Covers: []string{"DR-04"},
	Needs:  check.Needs(fixture.NativeClient, fixture.WebClient),
	Faults: []string{"dcr-one-client-for-all"},
	Fix:    "Make a client_id of its own for every registration; only instances of the same client, with the same redirect URIs, may share one.",
	Why:    "Clients with one id stand in for each other: what the user allowed to one, another can use.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("compare the client_ids of two registrations with different redirect URIs")
		native, web := fixture.NativeClient.From(c), fixture.WebClient.From(c)
		answered(c, native)
		answered(c, web)
		a, b := native.Registration, web.Registration
		if a == nil || b == nil {
			c.NotApplicable("the server did not register two clients with different redirect URIs")
		}
		c.Expect(expect.Claim{Holds: a.ClientID != b.ClientID, Saw: "the same client_id twice", From: b.Response}).
			To(expect.True("two client_ids"))
	},
})

// registrations are those of this run that succeeded.
func registrations(c *check.C) []*client.Registration {
	var all []*client.Registration
	for _, r := range []*client.Registration{
		c.Host().Client, fixture.NativeClient.From(c).Registration, fixture.WebClient.From(c).Registration,
	} {
		if r != nil && r.Response != nil {
			all = append(all, r)
		}
	}
	return all
}

// withSecrets are those of them whose answer holds a secret.
func withSecrets(c *check.C) []*client.Registration {
	var all []*client.Registration
	for _, r := range registrations(c) {
		if r.Secret != "" || r.ManagementToken != "" {
			all = append(all, r)
		}
	}
	return all
}
