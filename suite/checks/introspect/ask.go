package introspect

import (
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// question is what somebody asks who found a token: as nobody, or with what is no authentication: the
// name of a client, made-up credentials, the token that was found.
type question struct {
	title string
	ask   func(ctx context.Context, p *client.Player, at, token string) *client.Response
}

var questions = []question{
	{"ask about it without authentication", post()},
	{"ask the same in JSON", post(client.JSONBody())}, // some read it, though RFC 7662 §2.1 has forms
	{"ask the same with GET", func(ctx context.Context, p *client.Player, at, token string) *client.Response {
		return p.IntrospectByGet(ctx, at, token)
	}},
	{"ask about it with nothing but the client_id", func(ctx context.Context, p *client.Player, at, token string) *client.Response {
		return p.Introspect(ctx, at, token, client.With("client_id", clientID(p)))
	}},
	{"ask with credentials of no client", post(client.Header("Authorization", nobody))},
	{"ask with the token itself as credential", func(ctx context.Context, p *client.Player, at, token string) *client.Response {
		return p.Introspect(ctx, at, token, client.Header("Authorization", "Bearer "+token))
	}},
}

func post(opts ...client.Option) func(ctx context.Context, p *client.Player, at, token string) *client.Response {
	return func(ctx context.Context, p *client.Player, at, token string) *client.Response {
		return p.Introspect(ctx, at, token, opts...)
	}
}

// nobody is the Basic authentication of a client that does not exist.
var nobody = "Basic " + base64.StdEncoding.EncodeToString([]byte("no-such-client:no-such-secret"))

// clientID is a name that is known to whoever watched a login.
func clientID(p *client.Player) string {
	if p.Client == nil {
		return "no-such-client"
	}
	return p.Client.ClientID
}

// server is the metadata that says where to ask; a ready token may come without any.
func server(c *check.C) *client.ServerMetadata {
	if c.Host().AS == nil {
		c.NotApplicable("there is no authorization server metadata, and so no place to ask")
	}
	return c.Host().AS
}

// liveToken is a token that works at this moment, so that there is something to disclose.
func liveToken(ctx context.Context, c *check.C) string {
	token := fixture.Token.From(c).Access
	c.Step("use the token at the MCP endpoint")
	c.Given(c.Host().Present(ctx, token)).To(expect.Admitted(), "bearer.fresh.accepted")
	return token
}

// undisclosed is the claim that an answer tells nothing of the token: a refusal, or active false and
// nothing more.
func undisclosed(answer *client.Response) expect.Claim {
	claim := expect.Claim{From: answer, Saw: expect.Describe(answer.Exchange)}
	said := disclosed(answer)
	if len(said) > 0 {
		claim.Saw = fmt.Sprintf("%d that tells %s", answer.Status, strings.Join(said, ", "))
		return claim
	}
	refusal, _ := expect.Any(expect.ClientError(), expect.Status(302, 303, 307)).Match(answer)
	inactive, _ := expect.All(expect.JSON(), expect.Member("active", false), expect.OnlyMembers("active")).Match(answer)
	claim.Holds = refusal || inactive
	return claim
}

// untold is the claim that an odd question brings nothing about the token to light; how it is refused
// is nobody's loss.
func untold(answer *client.Response) expect.Claim {
	claim := undisclosed(answer)
	claim.Holds = len(disclosed(answer)) == 0
	return claim
}

// telling are the members of RFC 7662 §2.2 that say whose a token is and what it may do.
var telling = []string{"sub", "username", "scope", "client_id", "exp", "iat", "nbf", "aud", "iss", "jti", "email", "token_type"}

// disclosed lists what an answer says of the token.
func disclosed(answer *client.Response) []string {
	doc, err := answer.JSON()
	if err != nil || answer.Status >= 300 {
		return nil
	}
	var said []string
	if doc["active"] == true {
		said = append(said, "active true")
	}
	for name, value := range doc {
		if value != nil && slices.Contains(telling, name) {
			said = append(said, name)
		}
	}
	slices.Sort(said)
	return said
}

const nothing = "401, another refusal, or nothing but active false"
