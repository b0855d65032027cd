package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.login.user-own",
	Title:  "a login is not completed in the name of another user than the Privy token's",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Login"), spec.RFC8725.S("3.8")),
	Covers: []string{"PV-09"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"complete-user-as-named"},
	Fix:    "Take the user from sub of the verified Privy token, and refuse a privy_user_id that differs.",
	Why:    "Whoever has an account signs in as any other user.",
	Run: func(ctx context.Context, c *check.C) {
		f := completing(ctx, c)
		c.Step("complete a login with the account's Privy token, and name another user")
		a := f.complete(ctx, f.token, map[string]any{"privy_user_id": nobody})
		if a.grant.Code == "" {
			f.refused(a)
			return
		}
		c.Step("find out whose login it became")
		became := f.userOf(ctx, a)
		c.Expect(expect.Claim{Holds: became != nobody, Saw: "a login of the user who was named", From: a}).
			To(expect.True("no login of the user who was named"))
		c.Advise() // where the name is not looked at, nobody gets in as another
		f.refused(a)
	},
})
