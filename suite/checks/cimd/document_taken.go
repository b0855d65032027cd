package cimd

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.taken",
	Title:  "a client that comes with a metadata document is taken where the metadata says so, and nowhere else",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.CIMD.S("4"), spec.CIMD.S("5"), spec.MCP20260728.ClientRegistration.S("Advertising CIMD Support"),
		spec.OpenAI.Authentication.S("Client registration")),
	Covers: []string{"AD-21", "CI-01"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"cimd-promised-only", "cimd-unadvertised"},
	Fix: `Fetch the document when a client_id is an https URL, check it, and take what it says for the registration; set
client_id_metadata_document_supported: true if and only if you do.`,
	Why: "ChatGPT prefers its document to a registration wherever the metadata offers that, and then cannot log in.",
	Run: func(ctx context.Context, c *check.C) {
		as := c.Host().AS
		if as.CIMD && len(as.AuthMethods) > 0 && !slices.Contains(as.AuthMethods, "none") {
			c.NotApplicable("the metadata does not list none, and the documents that are published here have no key")
		}
		d := unchanged(c, "none")
		c.Step("log in as a client whose client_id is the URL of its document")
		end := d.logIn(ctx, c)
		if d.Page == nil && as.CIMD {
			d.demand(c, end, "cimd.chatgpt.taken")
		}
		if as.CIMD {
			c.Expect(end.claim(end.grant.Code != "" && d.seen())).To(expect.True("a code, once the document was fetched"))
			return
		}
		if end.grant.Code == "" || !d.seen() {
			c.NotApplicable("clients that come with a document are not taken, and the metadata does not say that they are")
		}
		c.Weigh(check.Degrades, check.Normative) // the host registers itself instead
		c.Expect(expect.Claim{Holds: as.CIMD, Saw: "a code for such a client, and nothing of it in the metadata", From: as.Response}).
			To(expect.True("client_id_metadata_document_supported: true"))
	},
})

// seen reports whether the document was fetched. Of the user's it shows by the code that is given for it.
func (d published) seen() bool { return d.Page == nil || d.Page.Fetched() > 0 }
