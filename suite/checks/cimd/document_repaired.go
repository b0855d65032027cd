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
	ID:     "cimd.document.repaired",
	Title:  "a document that could not be had is asked for again",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("4.4")),
	Covers: []string{"CI-09", "CI-08"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-errors-cached"},
	Fix:    "Cache documents only, and only those that were found good.",
	Why:    "One moment in which the document cannot be had keeps the host out for as long as the cache lasts.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.answers(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
		c.Step("log in while the document is answered 503")
		d.refused(ctx, c)
		d.Page.Answer(documents.JSON(d.Members))
		c.Step("log in once it is there")
		end := d.logIn(ctx, c)
		c.Expect(end.claim(end.grant.Code != "")).To(expect.True("a code"))
	},
})
