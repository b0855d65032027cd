package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.login.app-own",
	Title:  "a login is not completed by a Privy token of another Privy app",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Login"), spec.RFC8725.S("3.9")),
	Covers: []string{"PV-07"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"privy-token-of-any-app"},
	Fix:    "Accept a Privy token only with your own Privy app id as aud and a key of that app; refuse a key id that you do not know.",
	Why:    "Anybody can have a Privy app, and with it sign in here as a user of their own making.",
	Run: func(ctx context.Context, c *check.C) {
		f := completing(ctx, c)
		// Each Privy app has keys of its own, so this is what another one would issue.
		foreign := f.signed.Altered(map[string]any{"kid": "mcpconform-another-app"}, map[string]any{"aud": "mcpconform-another-app"})
		c.Step("complete a login with a token of another app: another aud, another key")
		f.refused(f.complete(ctx, f.forged(f.stranger(), foreign), nil))
	},
})
