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
	ID:     "registration.management.client-chooses",
	Title:  "a client that replaces its registration chooses neither its client_id nor its secret",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7592.S("2.2")),
	Covers: []string{"DR-20"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"management-secret-chosen"},
	Fix:    "Compare client_id and client_secret of a PUT with the client's own, and refuse others with 400 and invalid_client_metadata; never store them.",
	Why:    "A secret that somebody thought of can be guessed, and a client_id that was chosen may be another client's.",
	Run: func(ctx context.Context, c *check.C) {
		own, p := managed(ctx, c), c.Host()
		c.Step("replace the registration")
		good := p.Manage(ctx, http.MethodPut, own, replacement(own))
		offered(c, http.MethodPut, good)
		c.Given(good).To(expect.Status(200), "registration.management.replace")
		c.Step("replace it with a client_secret of the client's choice")
		chosen := "mcpconform-" + rand.Text()
		body := replacement(own)
		body["client_secret"] = chosen
		notTaken(c, p.Manage(ctx, http.MethodPut, own, body), "client_secret", chosen)
		if own.Secret != "" && !known(ctx, c, own, "mcpconform-"+rand.Text()) {
			c.Expect(expect.Claim{Holds: !known(ctx, c, own, chosen), Saw: "the client authenticates with it", From: good}).
				To(expect.True("a client_secret that stays as it was"))
		}
		c.Step("replace it with a client_id of the client's choice")
		body = replacement(own)
		body["client_id"] = chosen
		notTaken(c, p.Manage(ctx, http.MethodPut, own, body), "client_id", chosen)
	},
})

// notTaken demands a refusal, or an answer that shows that the value was not taken.
func notTaken(c *check.C, answer *client.Response, member, chosen string) {
	c.Expect(expect.Claim{Holds: answer.Err == nil && answer.Status < 500, Saw: expect.Describe(answer.Exchange), From: answer}).
		To(expect.True("a refusal with invalid_client_metadata"))
	doc, _ := answer.JSON()
	c.Expect(expect.Claim{
		Holds: answer.Status > 299 || doc[member] != chosen, Saw: "the chosen " + member + " as the client's own", From: answer,
	}).To(expect.True("a refusal with invalid_client_metadata"))
}

// known reports whether the token endpoint takes the secret for the client's own. The refresh token that
// is sent is nobody's, so what is said of that shows that the client was known.
func known(ctx context.Context, c *check.C, own *client.Registration, secret string) bool {
	c.Step("authenticate with a client_secret that is not the client's")
	forged := *own
	forged.Secret = secret
	answer := c.Host().WithClient(&forged).Refresh(ctx, &client.Token{Refresh: "mcpconform-nobody-issued-this"})
	code, _, _ := answer.OAuthError()
	return answer.Err == nil && answer.Status < 500 && answer.Status != http.StatusUnauthorized && code != "invalid_client"
}
