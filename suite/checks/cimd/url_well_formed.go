package cimd

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.url.well-formed",
	Title:  "a client_id that is a URL has a path, and neither dot segments nor a fragment nor a user",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("3")),
	Covers: []string{"CI-05"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-url-unchecked"},
	Fix:    "Look at the client_id before you fetch it, as it came: no path, dot segments, a fragment or a user name make it none.",
	Why:    "One document has many names then, and a name that looks like ChatGPT's to the user can be a stranger's.",
	Run: func(ctx context.Context, c *check.C) {
		d, site := taken(ctx, c, publish), fixture.Documents.From(c)
		// The MUSTs are about the URL; that the server looks follows from them.
		for _, bad := range []struct {
			what string
			page *documents.Page
			id   string
		}{
			{"without a path", site.Root(), site.Origin},
			{"with a dot segment", d.Page, strings.Replace(d.Page.URL, "/client.json", "/./client.json", 1)},
			{"with a fragment", d.Page, d.Page.URL + "#client"},
			{"with a user", d.Page, strings.Replace(d.Page.URL, "https://", "https://chatgpt.com@", 1)},
		} {
			c.Step("log in with a client_id " + bad.what + ", with a good document there")
			d.at(bad.page, bad.id).refused(ctx, c)
		}
	},
})
