package discovery

import (
	"context"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.endpoints-answer",
	Title:  "the revocation and introspection endpoints in the metadata exist",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2"), spec.RFC7009.S("2"), spec.RFC7662.S("2")),
	Covers: []string{"AD-22", "RV-01"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"introspection-endpoint-moved", "endpoints-promised-only"},
	Fix:    `Correct the URL in the metadata, or take the member out until there is such an endpoint.`,
	Why:    "What is advertised is used: a host that disconnects revokes its tokens there, and they live on.",
	Run: func(ctx context.Context, c *check.C) {
		server := fixture.ServerMetadata.From(c).Used
		asked := 0
		for _, e := range further(server) {
			ask := map[string]func() *client.Response{
				"revocation_endpoint":    func() *client.Response { return c.Host().RevokeAt(ctx, e.url, noToken, "") },
				"introspection_endpoint": func() *client.Response { return c.Host().Introspect(ctx, e.url, noToken) },
			}[e.name]
			if ask == nil || e.url == "" {
				continue
			}
			if problem := e.problem(c.Host().Target); problem != "" {
				c.Block("discovery.as.endpoints", "%s %s", e.name, problem)
			}
			asked++
			c.Step("post to the " + strings.ReplaceAll(e.name, "_", " "))
			answer := ask()
			if awayTogether(e.url, answer, server) {
				c.Block("discovery.as.endpoints", "nobody answers at %s", e.url)
			}
			c.Expect(expect.Claim{Holds: serves(answer), Saw: e.url + ": " + expect.Describe(answer.Exchange), From: answer}).
				To(expect.True("an answer of an endpoint that takes POST"))
		}
		if asked == 0 {
			c.NotApplicable("the metadata names neither a revocation nor an introspection endpoint, and need not")
		}
	},
})

// noToken is nobody's token: what the endpoint says of it is for other checks.
const noToken = "mcpconform-asks-whether-you-are-there"

// serves reports whether somebody is there who takes the method; a refusal will do.
func serves(r *client.Response) bool {
	return r.Err == nil && r.Status != http.StatusNotFound && r.Status != http.StatusMethodNotAllowed &&
		r.Status != http.StatusGone && r.Status != http.StatusNotImplemented
}
