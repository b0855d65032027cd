package registration

import (
	"context"
	"fmt"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.management.complete",
	Title:  "a client that may manage its registration is told where, and with which token",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7592.S("3")),
	Covers: []string{"DR-18"},
	Needs:  check.Needs(fixture.Client, fixture.NativeClient, fixture.WebClient),
	Faults: []string{"management-uri-missing"},
	Fix:    "Put both registration_access_token and registration_client_uri, an absolute URL, into the registration response, or neither.",
	Why:    "With one of the two a client can neither correct nor remove what it has registered.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the registrations of this run")
		seen := false
		for _, r := range registrations(c) {
			if r.ManagementURI == "" && r.ManagementToken == "" {
				continue
			}
			seen = true
			at, err := url.Parse(r.ManagementURI)
			c.Expect(expect.Claim{
				Holds: r.ManagementToken != "" && err == nil && at.IsAbs() && at.Host != "", From: r.Response,
				Saw: fmt.Sprintf("registration_client_uri %q and %s", r.ManagementURI, presence(r.ManagementToken)),
			}).To(expect.True("registration_access_token, and an absolute registration_client_uri"))
		}
		if !seen {
			c.NotApplicable("the server does not let clients manage their registration (RFC 7592 is optional)")
		}
	},
})

func presence(token string) string {
	if token == "" {
		return "no registration_access_token"
	}
	return "a registration_access_token"
}
