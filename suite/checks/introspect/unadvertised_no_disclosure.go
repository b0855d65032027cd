package introspect

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "introspect.unadvertised.no-disclosure",
	Title:  "an introspection endpoint that is not advertised tells an anonymous caller nothing either",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7662.S("2.1"), spec.RFC7662.S("4")),
	Covers: []string{"IN-01"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"introspection-open-unadvertised"},
	Fix: "Ask for credentials at every introspection endpoint you serve, or take it away: leaving it out of the metadata does not " +
		"hide a path that others use too.",
	Why: "Whoever finds a token, in a log for instance, learns whose it is and what it opens, and can try guessed ones.",
	Run: func(ctx context.Context, c *check.C) {
		advertised := server(c).IntrospectionEndpoint
		token := liveToken(ctx, c)
		var silent []string
		var limited *client.Response
		judged := 0
		for _, at := range c.Host().UnadvertisedURLs(host.Introspection) {
			if at == advertised {
				continue
			}
			c.Step("ask at " + at + " without authentication")
			answer := c.Host().Introspect(ctx, at, token)
			if answer.Status == http.StatusTooManyRequests {
				limited = answer // there may be something to see at the other paths
				continue
			}
			if !introspects(answer) {
				silent = append(silent, path(at)+" answers "+brief(answer))
				continue
			}
			judged++
			c.Expect(undisclosed(answer)).To(expect.True(nothing))
			for _, q := range questions[1:] {
				c.Step(q.title)
				c.Expect(untold(q.ask(ctx, c.Host(), at, token))).To(expect.True(nothing))
			}
		}
		if limited != nil {
			c.Expect(undisclosed(limited)).To(expect.True(nothing)) // no verdict: rate limited
		}
		if judged == 0 {
			c.NotApplicable("no introspection endpoint was found beside what is advertised: %s", strings.Join(silent, ", "))
		}
	},
})

// introspects reports whether something answers that may be an introspection endpoint: one that
// tells, one that says active, or one that refuses.
func introspects(answer *client.Response) bool {
	if answer.Err != nil {
		return false
	}
	switch answer.Status {
	case http.StatusUnauthorized, http.StatusForbidden:
		return true
	case http.StatusNotFound, http.StatusMethodNotAllowed:
		return false
	case http.StatusOK:
		doc, err := answer.JSON()
		_, active := doc["active"]
		return err == nil && (active || len(disclosed(answer)) > 0)
	}
	_, _, refused := answer.OAuthError()
	return refused
}

func path(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return at
	}
	return u.EscapedPath()
}

func brief(answer *client.Response) string {
	if answer.Err != nil {
		return "not at all"
	}
	return strings.TrimSpace(fmt.Sprintf("%d %s", answer.Status, answer.MediaType()))
}
