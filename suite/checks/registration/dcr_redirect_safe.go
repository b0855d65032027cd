package registration

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.redirect-safe",
	Title:  "redirect URIs that give the code to a script or to the open network are not registered",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.RFC7591.S("5"), spec.OAuth21.S("2.3"), spec.RFC9700.S("2.6"),
		spec.MCP20251125.Authorization.S("Communication Security")),
	Covers: []string{"DR-10", "AZ-29"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"dcr-plain-http-redirect", "dcr-any-redirect"},
	Fix:    "Register https URIs, http ones on loopback only, and no relative ones nor any with a fragment; refuse javascript: and data: in any case. Answer 400 with invalid_redirect_uri.",
	Why:    "The code of a login travels in clear, or runs as a script in the name of the login page.",
	Run: func(ctx context.Context, c *check.C) {
		for _, bad := range []struct {
			what     string
			uris     []string
			harmless bool
		}{
			{"that are scripts", []string{"javascript:alert(1)", "data:text/html,mcpconform"}, false},
			{"by plain http to another machine", []string{"http://mcpconform.example/callback"}, false},
			{"that are relative", []string{"/mcpconform/callback"}, true},
			{"with a fragment", []string{"https://mcpconform.example/callback#fragment"}, true},
		} {
			if bad.harmless {
				c.Weigh(check.Degrades, check.Normative) // the login fails, or goes where it would anyway
			}
			c.Step("register redirect URIs " + bad.what)
			answer := refuse(ctx, c, func(body map[string]any) {
				body["redirect_uris"], body["application_type"] = bad.uris, "web"
			})
			if !dropped(answer, bad.uris) {
				c.Expect(answer).To(expect.ClientError())
			}
		}
	},
})

// dropped reports a registration whose response says that the client has none of the URIs.
func dropped(answer *client.Response, uris []string) bool {
	doc, err := answer.JSON()
	_, said := doc["redirect_uris"].([]any)
	return err == nil && said && !slices.ContainsFunc(words(doc["redirect_uris"]), func(uri string) bool { return slices.Contains(uris, uri) })
}
