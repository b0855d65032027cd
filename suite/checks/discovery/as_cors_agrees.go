package discovery

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.cors-agrees",
	Title:  "where scripts may call the authorization server, they may read its answers",
	Level:  check.Int,  // to allow scripts at all is a MAY
	Impact: check.None, // ChatGPT asks from its own servers
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("2.6"), spec.RFC7009.S("2.3")),
	Covers: []string{"AD-31"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"cors-preflight-only"},
	Fix: `Send Access-Control-Allow-Origin with the answers of GET and POST as well, not with that of OPTIONS alone: a gateway that answers the
preflight by itself leaves the answers to the server behind it. Or allow nothing, which ChatGPT does not need.`,
	Why: "Hosts that run in a browser, such as MCP Inspector, say “Failed to fetch”; ChatGPT is not concerned.",
	Run: func(ctx context.Context, c *check.C) {
		server := fixture.ServerMetadata.From(c).Used
		allowed := 0
		for _, e := range scriptable(ctx, c, server) {
			if e.url == "" || !allows(c.Host().Preflight(ctx, e.url, script, e.method, e.header)) {
				continue
			}
			c.Step("call " + e.url + " as a script whose preflight was allowed")
			answer := e.call()
			if !answer.Succeeded() {
				continue // what is wrong there is for other checks
			}
			allowed++
			c.Expect(expect.Claim{
				Holds: answer.ReadableFrom(script), Saw: e.method + " " + e.url + ": no Access-Control-Allow-Origin for that script", From: answer,
			}).To(expect.True("the answer readable for who the preflight let in"))
		}
		if allowed == 0 {
			c.NotApplicable("no preflight is allowed (no CORS), and none need be")
		}
	},
})

// script is the origin of a script that is nobody's in particular.
const script = "https://elsewhere.example"

func allows(preflight *client.Response) bool {
	return preflight.Succeeded() && preflight.ReadableFrom(script)
}

// callable is what scripts may want to call, and the header for which their browser asks first.
type callable struct {
	url, method, header string
	call                func() *client.Response
}

func scriptable(ctx context.Context, c *check.C, server *client.ServerMetadata) []callable {
	get := func(at string) callable {
		return callable{at, http.MethodGet, "mcp-protocol-version", func() *client.Response { return c.Host().GetFrom(ctx, at, script) }}
	}
	register := func() *client.Response {
		reg, answer := c.Host().Register(ctx, c.Host().MainRegistration(), client.Header("Origin", script))
		if reg != nil {
			_ = c.Host().Unregister(ctx, reg)
		}
		return answer
	}
	return []callable{
		get(server.URL), get(server.JWKSURI),
		{server.RegistrationEndpoint, http.MethodPost, "content-type", register},
	}
}
