package cimd

import (
	"context"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.consent.client-host",
	Title:  "the consent page says whose document describes the client",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("6.4")),
	Covers: []string{"CI-14"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"consent-client-host-hidden"},
	Fix:    "Show the host of a client_id that is a URL on the consent page.",
	Why:    "The name in a document is what its author likes; only its address is known to be theirs.",
	Run: func(ctx context.Context, c *check.C) {
		d, p := taken(ctx, c, unchanged), c.Host()
		c.Step("log in up to the consent page as a client with a document")
		text := without(d.shown(ctx, c), p.AS.Issuer, p.AS.AuthorizationEndpoint, p.Target.URL.String(), p.Resource)
		of, err := url.Parse(d.Client.ClientID)
		if err != nil {
			c.Broken("%v", err)
		}
		c.Expect(says(text, of.Hostname())).To(expect.True("pages that show the host of the client_id"))
	},
})
