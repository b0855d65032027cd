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
	ID:     "cimd.consent.redirect-host",
	Title:  "the consent page says on which host the user will be sent",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.ClientRegistration.S("Client ID Metadata Documents")),
	Covers: []string{"CI-13"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"consent-redirect-hidden"},
	Fix:    "Show the host of the redirect URI on the consent page: unlike a name it cannot be claimed by anybody.",
	Why:    "A user who cannot see where the code goes allows a stranger who calls himself ChatGPT.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, unchanged)
		c.Step("log in up to the consent page as a client with a document")
		text := d.shown(ctx, c)
		to, err := url.Parse(d.Client.RedirectURIs[0])
		if err != nil {
			c.Broken("%v", err)
		}
		c.Expect(says(text, to.Hostname())).To(expect.True("pages that show the host of the redirect URI"))
	},
})
