package exchange

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/login"
)

// frontEnd logs in at Privy by itself, at a server that lets it complete an authorization so.
type frontEnd struct {
	c      *check.C
	at     string     // where the exchange answers; "" where none does
	token  string     // a Privy token of the account
	signed *jws.Token // the same, read
}

// completing is a front end whose login was seen to work: the positive control. The login that the
// user chose need not be this one, since the exchange hands out a Privy token as well.
func completing(ctx context.Context, c *check.C) *frontEnd {
	f := &frontEnd{c: c}
	f.token = f.privyToken(ctx)
	var ok bool
	if f.signed, ok = jws.Parse(f.token); !ok || !f.signed.Signed() {
		c.NotApplicable("the Privy token is no signed JWT, so nothing like it can be made")
	}
	c.Step("complete a login with the account's Privy token")
	if a := f.complete(ctx, f.token, nil); a.grant.Code == "" {
		c.NotApplicable("no login is completed by a Privy token alone (%s)", a.saw())
	}
	return f
}

func (f *frontEnd) privyToken(ctx context.Context) string {
	c, p := f.c, f.c.Host()
	var seen []string
	f.at, seen = search(ctx, c)
	if driver, ok := p.Driver.(*login.Privy); ok {
		token, err := driver.Token(ctx, login.Request{Wire: p.Wire, Account: p.Account})
		if err != nil {
			c.Block("login", "no Privy token: %v", err)
		}
		return token
	}
	if f.at == "" {
		c.NotApplicable("there is no Privy token to complete a login with: --login privy was not chosen, and no exchange answers (%s)",
			strings.Join(seen, ", "))
	}
	c.Step("exchange an access token for the account's Privy token")
	return exchanged(ctx, c, f.at, granted(ctx, c, p)).raw
}

// completed is a login that a front end tried to complete.
type completed struct {
	*login.Outcome
	grant *client.Grant
}

// complete opens an authorization of its own and completes it with this token and no fallback, but for
// what change says.
func (f *frontEnd) complete(ctx context.Context, token string, change map[string]any) completed {
	p := *f.c.Host()
	members := map[string]any{"fallback_token": nil}
	for name, value := range change {
		members[name] = value
	}
	p.Driver = &login.Completion{Token: token, Change: members}
	var opts []client.Option
	if f.at != "" { // so that it can be seen whose login it became
		opts = append(opts, withScope(&p))
	}
	var a completed
	a.Outcome, a.grant = p.TryAuthorize(ctx, opts...)
	if last := a.Last; last != nil && last.Status == 429 {
		f.c.Block("rate-limit", "rate limited: the authorization server answered 429")
	}
	return a
}

// refused demands that the login was not completed, and that the server said so.
func (f *frontEnd) refused(a completed) {
	f.c.Given(expect.Claim{Holds: a.Presented, Saw: a.saw(), From: a}).To(expect.True("an authorization request that is accepted"), "login")
	f.c.Expect(expect.Claim{Holds: a.isRefusal(), Saw: a.saw(), From: a}).To(expect.True("no code: a refusal, such as 401 invalid_token"))
}

// isRefusal reports whether the client is told of an error, by the status or in the authorization response.
func (a completed) isRefusal() bool {
	if a.grant.Code != "" || a.Last == nil || a.Last.Err != nil {
		return false
	}
	return a.Last.Status >= 400 && a.Last.Status < 500 || a.Last.Status == 200 && a.grant.Error != ""
}

func (a completed) saw() string {
	switch {
	case a.grant.Code != "":
		return "a code"
	case a.Last == nil:
		return a.Stopped
	}
	return expect.Describe(a.Last)
}

// userOf redeems the code and tells whose login it became; "" where that cannot be seen.
func (f *frontEnd) userOf(ctx context.Context, a completed) string {
	p := f.c.Host()
	token, err := p.ParseToken(p.Redeem(ctx, a.grant), a.grant)
	if err != nil {
		return ""
	}
	if f.at != "" {
		if privy, ok := handedOut(p.PrivyExchange(ctx, f.at, token.Access)); ok {
			return privy.user
		}
	}
	if signed, ok := jws.Parse(token.Access); ok {
		return signed.Text("sub")
	}
	return ""
}

// nobody has the form of a Privy user, and is none.
const nobody = "did:privy:mcpconformnobody0000000000"

// stranger has a key of the kind that Privy's is.
func (f *frontEnd) stranger() *jws.Stranger {
	s, err := jws.NewStranger(f.signed.Alg())
	if err != nil {
		f.c.NotApplicable("no key of another can be made: %v", err)
	}
	return s
}

func (f *frontEnd) forged(s *jws.Stranger, of *jws.Token) string {
	token, err := s.Forge(of)
	if err != nil {
		f.c.Broken("no forgery: %v", err)
	}
	return token
}
