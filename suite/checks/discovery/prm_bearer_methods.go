package discovery

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.bearer-methods",
	Title:  "where the metadata says how a token is sent, it says in the Authorization header",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("2"), spec.MCP20251125.Authorization.S("Token Requirements")),
	Covers: []string{"RD-19"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-bearer-in-query"},
	Fix:    `Set "bearer_methods_supported" to ["header"], or leave it out.`,
	Why:    "MCP sends a token in the Authorization header only and forbids it in the URL, where it ends in logs.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		methods, present := stringsOf(used.Doc, "bearer_methods_supported")
		if !present {
			c.NotApplicable("the metadata has no bearer_methods_supported, and need not")
		}
		c.Step("read bearer_methods_supported")
		strange := func(m string) bool { return m != "header" && m != "body" }
		c.Expect(expect.Claim{
			Holds: slices.Contains(methods, "header") && !slices.ContainsFunc(methods, strange),
			Saw:   written("bearer_methods_supported", methods, true), From: used.Response,
		}).To(expect.True("bearer_methods_supported with header, without query, and without values nobody defined"))
	},
})
