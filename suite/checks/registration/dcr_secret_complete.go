package registration

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.secret-complete",
	Title:  "a client_secret is one client's own, and comes with the time it expires",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7591.S("3.2.1")),
	Covers: []string{"DR-05"},
	Needs:  check.Needs(fixture.Client, fixture.NativeClient, fixture.WebClient),
	Faults: []string{"dcr-secret-for-all", "dcr-secret-without-expiry"},
	Fix:    "Make a random client_secret for each client that gets one, and add client_secret_expires_at: seconds since 1970, or 0 for never.",
	Why:    "A secret that others have proves nothing; one without an expiry is refused by clients that read the answer strictly.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the registrations of this run that hold a secret")
		owners := map[string]string{}
		seen := false
		for _, r := range registrations(c) {
			if r.Secret == "" {
				continue
			}
			seen = true
			other, shared := owners[r.Secret]
			c.Weigh(check.Exposes, check.Normative)
			c.Expect(expect.Claim{Holds: !shared || other == r.ClientID, Saw: "the same client_secret for two clients", From: r.Response}).
				To(expect.True("a client_secret of its own for each client"))
			c.Weigh(check.Degrades, check.Normative)
			c.Expect(r.Response).To(expect.MemberOfType("client_secret_expires_at", "number"))
			owners[r.Secret] = r.ClientID
		}
		if !seen {
			c.NotApplicable("no client that this run registered was given a secret")
		}
	},
})
