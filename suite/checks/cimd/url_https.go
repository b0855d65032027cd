package cimd

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.url.https",
	Title:  "a client_id that is an http URL names no document",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("3"), spec.MCP20251125.Authorization.S("Client ID Metadata Documents")),
	Covers: []string{"CI-05"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-http-taken"},
	Fix:    "Fetch documents of https URLs only, and refuse any other client_id that is not registered.",
	Why:    "Who sits between the server and the client's site says where the codes of its users go.",
	Run: func(ctx context.Context, c *check.C) {
		d, plain := taken(ctx, c, publish), fixture.Documents.From(c).Plain
		c.Step("log in with a client_id that is an http URL, with a good document there")
		d.at(d.Page, strings.Replace(d.Page.URL, fixture.Documents.From(c).Origin, plain, 1)).refused(ctx, c)
	},
})
