package registration

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
	ID:     "registration.management.delete",
	Title:  "a client that is deleted is a stranger from then on",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7592.S("2.3"), spec.OAuth21.S("3.2.4"), spec.OAuth21.S("4.1.2.1")),
	Covers: []string{"DR-21", "DR-17"},
	Needs:  check.Needs(fixture.DynamicClient, fixture.Login),
	Faults: []string{"management-delete-forgotten", "management-delete-200", "management-refusal-404"},
	Fix:    "Remove the registration before answering 204, and look clients up again in every request; answer 401 to the registration_access_token of a client that is gone.",
	Why:    "Who has removed a client, because its secret leaked for instance, leaves the door open and does not know.",
	Run: func(ctx context.Context, c *check.C) {
		own := managed(ctx, c)
		p := c.Host().WithClient(own)
		c.Step("log in as the client, as a control")
		token := p.Token(ctx)
		gone := removed(ctx, c, own)
		c.Step("read the registration")
		read := p.Manage(ctx, http.MethodGet, own, nil)
		c.Expect(read).To(expect.ClientError())
		if token.Refresh != "" {
			c.Step("use the refresh token of the client")
			c.Expect(p.Refresh(ctx, token)).To(expect.NoToken("a refusal with invalid_client"))
		}
		c.Step("log in as the client once more")
		outcome, grant := p.TryAuthorize(ctx)
		usable := outcome.Last != nil && outcome.Last.Err == nil && outcome.Last.Status < 500
		c.Expect(expect.Claim{Holds: grant.Code == "" && (usable || outcome.Redirect != nil), Saw: ending(grant), From: outcome}).
			To(expect.True("an error shown to the user"))
		c.Weigh(check.None, check.Normative) // the client is gone; how that is told
		c.Expect(gone).To(expect.Status(204))
		c.Expect(read).To(expect.Status(401))
	},
})

// removed deletes the client. Which success it is answered with is another matter than whether it is
// gone.
func removed(ctx context.Context, c *check.C, own *client.Registration) *client.Response {
	c.Step("delete the client")
	answer := c.Host().Unregister(ctx, own)
	if answer == nil {
		c.NotApplicable("the server has given the same client_id to another registration, which would be deleted too")
	}
	offered(c, http.MethodDelete, answer)
	c.Expect(answer).To(expect.Status(200, 202, 204))
	return answer
}

func ending(grant *client.Grant) string {
	if grant.Code != "" {
		return "a code"
	}
	return "no usable refusal"
}
