package cimd

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.moved",
	Title:  "a document that was moved is not looked for elsewhere",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD01.S("4"), spec.CIMD.S("6.5")),
	Covers: []string{"CI-07"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-redirect-followed"},
	Fix:    "Do not follow redirects when you fetch a document; take every status but 200 for an error.",
	Why:    "A public address that was looked at can lead to one inside, which was not.",
	Run: func(ctx context.Context, c *check.C) {
		d, elsewhere := taken(ctx, c, publish), fixture.Documents.From(c).Page("client.json")
		elsewhere.Answer(documents.JSON(d.Members))
		d.answers(http.RedirectHandler(elsewhere.URL, http.StatusFound).ServeHTTP)
		c.Step("log in with a document that is answered by a redirect to where it is")
		// Only the second edition of the draft forbids it, and MCP cites the first.
		d.refused(ctx, c)
		c.Expect(expect.Claim{Holds: elsewhere.Fetched() == 0, Saw: "a request for the document at the other address"}).
			To(expect.True("no request to where the redirect leads"))
	},
})
