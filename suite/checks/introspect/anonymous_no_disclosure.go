package introspect

import (
	"context"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "introspect.anonymous.no-disclosure",
	Title:  "the introspection endpoint tells an anonymous caller nothing",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7662.S("2.1"), spec.RFC7662.S("2.3"), spec.RFC7662.S("4")),
	Covers: []string{"IN-01"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"introspection-open"},
	Fix: "Ask the caller of the introspection endpoint for credentials of its own (the resource server's, not the public client's " +
		"client_id) and answer 401 without them.",
	Why: "Whoever finds a token, in a log for instance, learns whose it is and what it opens, and can try guessed ones.",
	Run: func(ctx context.Context, c *check.C) {
		endpoint := server(c).IntrospectionEndpoint
		if endpoint == "" {
			c.NotApplicable("no introspection endpoint is advertised")
		}
		token := liveToken(ctx, c)
		plain := questions[0]
		c.Step(plain.title)
		answer := plain.ask(ctx, c.Host(), endpoint, token)
		if slices.Contains([]int{http.StatusNotFound, http.StatusMethodNotAllowed}, answer.Status) {
			c.NotApplicable("the advertised endpoint answers %d: nobody is told anything there", answer.Status)
		}
		c.Expect(undisclosed(answer)).To(expect.True(nothing))
		for _, q := range questions[1:] {
			c.Step(q.title)
			c.Expect(untold(q.ask(ctx, c.Host(), endpoint, token))).To(expect.True(nothing))
		}
	},
})
