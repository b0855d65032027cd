package launch

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login"
)

// auto takes a token that is given; else it logs in with the account that is given, or with one of the
// Privy app that is. It never waits for a person, so it does not hang where there is none.
func auto(ctx context.Context, cfg *config.Config, n *network) (way, error) {
	if cfg.Token != "" {
		said := &result.Login{Way: "token", Why: "MCPCONFORM_TOKEN is set"}
		return way{accounts: accounts(cfg), token: cfg.Token, says: func() *result.Login { return said }}, nil
	}
	d, _ := driver(cfg).(*login.Auto)
	w := way{driver: d, accounts: accounts(cfg)}
	why := "an account was given"
	switch {
	case len(w.accounts) > 0:
		d.Privy = privyDriver(cfg)
	case cfg.PrivyAppID != "" && cfg.PrivyAppSecret != "":
		var err error
		w.accounts, why, err = fromPrivy(ctx, cfg, n)
		if err != nil {
			return w, err
		}
		if len(w.accounts) > 0 {
			d.Privy = privyDriver(cfg)
		}
	default:
		why = "no account was given; --user gives one, --login manual lets you log in yourself"
	}
	w.says = func() *result.Login { return describe(d, why) }
	return w, nil
}

// fromPrivy asks for the test accounts of a Privy app whose variables may be there for another program
// than this one: that there are none is then no mistake of the user's.
func fromPrivy(ctx context.Context, cfg *config.Config, n *network) (all []login.Account, why string, err error) {
	all, err = testAccounts(ctx, cfg, n)
	var unusable *config.Usage
	switch {
	case errors.As(err, &unusable):
		return nil, "no account was given, and none was had from Privy: " + unusable.Sentence, nil
	case err != nil:
		return nil, "", err
	}
	return all, "with a test account of the Privy app in PRIVY_APP_ID", nil
}

// describe says which driver logged in, and why it.
func describe(d *login.Auto, why string) *result.Login {
	if saw := d.Saw(); saw != "" {
		why += "; " + saw
	}
	return &result.Login{Way: d.Name(), Why: why}
}
