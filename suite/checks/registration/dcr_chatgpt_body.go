package registration

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.chatgpt-body",
	Title:  "the registration that ChatGPT was seen to send is accepted",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs: spec.Refs(spec.RFC7591.S("3.1"), spec.RFC7591.S("3.2.1"), spec.RFC7591.S("2"),
		spec.OpenAI.Authentication.S("Client registration")),
	Covers: []string{"DR-02", "DR-03", "DR-07", "DR-08"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.Predefined),
	Faults: []string{"dcr-refuses-chatgpt-body"},
	Fix: `Answer ChatGPT's body (application_type native, an https redirect URI, client_secret_post, no scope) with 201. What you do not offer
you may replace: say token_endpoint_auth_method none, or another method together with a client_secret.`,
	Why: "ChatGPT shows “Dynamic client registration failed” and never opens the login.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.ServerMetadata.From(c).Used.RegistrationEndpoint == "" {
			c.NotApplicable("the metadata advertises no registration_endpoint")
		}
		byHand := fixture.Predefined.From(c) != nil
		if byHand || chosen(c).Way != host.DCR {
			c.OffPath()
		}
		c.Step("register with the captured body")
		reg, answer := c.Host().Register(ctx, captured(c.Host()))
		if refusedForMethod(ctx, c, answer) {
			// That ChatGPT asks for a method which is advertised is likely, but not recorded.
			c.Weigh(check.Blocks, check.Inferred)
		}
		if byHand {
			unneeded(c, answer)
			return
		}
		c.Expect(answer).To(expect.Status(200, 201))
		c.Step("read the answer")
		c.Expect(answer).To(expect.MemberOfType("client_id", "string"))
		c.Weigh(check.Blocks, check.Inferred) // how forgiving ChatGPT is here was not seen
		c.Expect(answer).To(expect.MediaType("application/json"))
		problem := inconsistency(c, reg)
		c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).
			To(expect.True("an authentication method that the client can use"))
		c.Weigh(check.Degrades, check.Normative)
		c.Expect(answer).To(expect.Status(201))
	},
})

// unneeded judges a registration that nothing depends on, since the client was created by hand: it may be
// closed to others, and what is advertised should work.
func unneeded(c *check.C, answer *client.Response) {
	if closed(answer) {
		c.NotApplicable("registration is not for everybody (%s), and the client that was created by hand needs none", expect.Describe(answer.Exchange))
	}
	c.Advise()
	c.Weigh(check.Degrades, check.Inferred)
	c.Expect(answer).To(expect.Status(200, 201))
}

// captured is the body as it was recorded, name and all.
func captured(p *client.Player) map[string]any {
	return p.Host.Client.Body(p.Host.Redirect.URI(p.AS.IssParameter))
}

// refusedForMethod reports whether it is only the captured authentication method that is refused,
// while the server advertises, and accepts, another one of the host's.
func refusedForMethod(ctx context.Context, c *check.C, answer *client.Response) bool {
	p := c.Host()
	body := captured(p)
	advertised := p.Host.Client.AuthMethod(p.AS.AuthMethods)
	if answer.Err != nil || answer.Status < 400 || answer.Status > 499 || answer.RateLimited() || body["token_endpoint_auth_method"] == advertised {
		return false
	}
	c.Step("register with the same body, but " + advertised + ", which is advertised")
	body["token_endpoint_auth_method"] = advertised
	reg, _ := p.Register(ctx, body)
	return reg != nil
}

// inconsistency says why the client of the answer could not authenticate or be redirected to.
func inconsistency(c *check.C, reg *client.Registration) string {
	if reg == nil {
		return "no client"
	}
	doc, err := reg.Response.JSON()
	if err != nil {
		return err.Error()
	}
	asked, _ := doc["token_endpoint_auth_method"].(string)
	wanted, _ := captured(c.Host())["redirect_uris"].([]string)
	switch {
	case doc["redirect_uris"] != nil && !slices.Equal(reg.RedirectURIs, wanted):
		return "redirect_uris other than those that were asked for"
	case asked == "" && reg.Secret == "":
		return "neither token_endpoint_auth_method nor client_secret in the answer to client_secret_post"
	case slices.Contains([]string{"client_secret_post", "client_secret_basic", "client_secret_jwt"}, asked) && reg.Secret == "":
		return asked + " without a client_secret"
	case asked == "private_key_jwt" || asked == "tls_client_auth" || asked == "self_signed_tls_client_auth":
		return asked + ", for which the client gave no key"
	}
	return ""
}
