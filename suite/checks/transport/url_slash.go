package transport

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.url.slash",
	Title:  "with and without a slash at its end the URL works, or is plainly not there",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.RFC9728.S("3.3"), spec.RFC9110.S("15.4")),
	Covers: []string{"HT-45"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"slash-redirects-to-http"},
	Fix: "Answer at both URLs alike, or with 404 at the other one. Where the framework redirects, let it trust X-Forwarded-Proto and " +
		"X-Forwarded-Host, so that it leads to the public https address.",
	Why: "Users enter either; who is sent to http, to another host or to a web page loses the token or never sees the login.",
	Run: func(ctx context.Context, c *check.C) {
		other := toggled(c.Host().Target.URL)
		if other == nil {
			c.NotApplicable("the URL has no path: with and without a slash it is the same")
		}
		there := *c.Host()
		there.Target.URL = other
		c.Step("send the first request to " + other.Path)
		answer := there.ProbeRPC(ctx)
		c.Given(expect.Claim{Holds: answer.Status != 0, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("an answer"), "probe")
		c.Expect(expect.Claim{Holds: works(answer) || notThere(answer, other), Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("the same answer, a 4xx, or a redirect within the origin"))
	},
})

// toggled is the URL with a slash at its end taken away or added; nil where that changes nothing.
func toggled(u *url.URL) *url.URL {
	path, had := strings.CutSuffix(u.Path, "/")
	if path == "" {
		return nil
	}
	if !had {
		path += "/"
	}
	other := *u
	other.Path, other.RawPath = path, ""
	return &other
}

// works reports an answer of MCP, or the request to log in.
func works(answer *client.RPC) bool {
	return answer.Result != nil || answer.Error != nil || answer.Status == http.StatusUnauthorized
}

// notThere reports an answer from which a client knows that this is not the endpoint, or where it is.
func notThere(answer *client.RPC, at *url.URL) bool {
	if to := expect.Location(answer.Exchange); to != nil {
		return to.Hostname() == at.Hostname() && port(to) == port(at) && (to.Scheme == at.Scheme || to.Scheme == "https")
	}
	return answer.Status >= http.StatusBadRequest && answer.Status < http.StatusInternalServerError
}

// port is that of a URL, the scheme's own where none is written.
func port(u *url.URL) string {
	if u.Port() != "" {
		return u.Port()
	}
	return map[string]string{"http": "80", "https": "443"}[u.Scheme]
}
