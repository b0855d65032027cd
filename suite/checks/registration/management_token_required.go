package registration

import (
	"context"
	"crypto/rand"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.management.token-required",
	Title:  "a registration is read and deleted with the token of its own client only",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7592.S("2.1"), spec.RFC7592.S("2.3"), spec.RFC7592.S("3"), spec.RFC6750.S("3.1")),
	Covers: []string{"DR-19"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"management-token-not-checked", "management-refusal-404"},
	Fix:    "Compare the bearer token with the one that was given to this client; refuse any other, or none, with 401 and WWW-Authenticate: Bearer.",
	Why:    "Who knows a client_id, which is no secret, can cut off everybody that connected through the client, or turn its logins to himself.",
	Run: func(ctx context.Context, c *check.C) {
		own, p := managed(ctx, c), c.Host()
		c.Given(read(ctx, c, own)).To(expect.Status(200), "registration.management.read")
		var refusals []*client.Response
		wrong := []struct{ what, authorization string }{
			{"without a token", ""}, {"with a token that nobody issued", "Bearer " + rand.Text()},
			{"with another client's token", "Bearer " + p.Client.ManagementToken},
		}
		for _, w := range wrong {
			for _, method := range []string{http.MethodGet, http.MethodDelete} {
				c.Step("send " + method + " " + w.what)
				answer := p.Manage(ctx, method, own, nil, withAuthorization(w.authorization))
				if answer.Err == nil && answer.Status == http.StatusNotImplemented {
					continue // to whoever asks
				}
				c.Expect(answer).To(expect.ClientError())
				refusals = append(refusals, answer)
			}
		}
		c.Step("read the registration with its own token once more")
		c.Expect(p.Manage(ctx, http.MethodGet, own, nil)).To(expect.Status(200))
		c.Advise() // nobody got in; RFC 6750 §3.1 has the status as a SHOULD
		c.Weigh(check.None, check.Normative)
		for _, answer := range refusals {
			c.Expect(answer).To(expect.Status(401, 403, 405))
		}
	},
})

func withAuthorization(value string) client.Option {
	if value == "" {
		return client.Header("Authorization")
	}
	return client.Header("Authorization", value)
}
