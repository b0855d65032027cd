package bearer

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// tried is how many tools are called in search of one that shows who the user is.
const tried = 5

var _ = check.Define(check.Check{
	ID:     "bearer.users.own-data",
	Title:  "the tokens of two users show each of them their own data",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Access Token Privilege Restriction"),
		spec.MCP20251125.Tools.S("Security Considerations")),
	Covers: []string{"BU-26"},
	Needs:  check.Needs(fixture.SecondUser, fixture.Login, fixture.Token, fixture.Tools),
	Faults: []string{"results-cached-for-all"},
	Fix:    "Take the user from the token of each request, in every query and in the key of every cache; keep nothing of a user in the process.",
	Why:    "One user sees the data of another.",
	Run: func(ctx context.Context, c *check.C) {
		first := user{c.Host(), fixture.Token.From(c)}
		name := telling(ctx, c, first)
		c.Step("the second user signs in and calls " + name)
		second := signedIn(ctx, c.Host().WithAccount(1))
		if slices.ContainsFunc(first.marks(), func(m string) bool { return slices.Contains(second.marks(), m) }) {
			c.NotApplicable("both test accounts are the same user")
		}
		second.sees(ctx, c, name, first)
		c.Step("the first user calls " + name + " again")
		first.sees(ctx, c, name, second)
	},
})

// user is somebody with a token, in an MCP session of their own if there are sessions.
type user struct {
	*client.Player
	token *client.Token
}

func signedIn(ctx context.Context, p *client.Player) user {
	token, own := p.Token(ctx), *p
	if p.Session.ID != "" { // a session belongs to the token it was opened with
		own.Session = p.Connect(ctx, token.Access).Session
	}
	return user{&own, token}
}

// marks are what a result that is about the user may name them by.
func (u user) marks() []string {
	marks := []string{u.Account.Email}
	if signed, ok := jws.Parse(u.token.Access); ok {
		marks = append(marks, signed.Text("sub"))
	}
	return marks
}

// sees demands that a result does not name the other instead of the user. One that names both is about
// more than one person, such as a list of members.
func (u user) sees(ctx context.Context, c *check.C, tool string, other user) {
	answer := u.CallTool(ctx, u.token.Access, tool, nil)
	c.Given(answer).To(expect.RPCResult(), "tools.call.read-only")
	c.Expect(expect.Claim{
		Holds: !other.namedIn(answer) || u.namedIn(answer), Saw: "what identifies the other user", From: answer,
	}).To(expect.True("the user's own data"))
}

// namedIn reports whether a result names the user; a short mark may be there by chance.
func (u user) namedIn(answer *client.RPC) bool {
	const least = 6
	return slices.ContainsFunc(u.marks(), func(m string) bool {
		return len(m) >= least && strings.Contains(string(answer.Result), m)
	})
}

// telling finds a tool whose result names the user.
func telling(ctx context.Context, c *check.C, u user) string {
	calls := 0
	for _, t := range fixture.Tools.From(c) {
		if !t.Callable() || calls == tried {
			continue
		}
		calls++
		c.Step("the first user calls " + t.Name)
		if u.namedIn(u.CallTool(ctx, u.token.Access, t.Name, nil)) {
			return t.Name
		}
	}
	c.NotApplicable("no read-only tool without arguments names the user in its result")
	return ""
}
