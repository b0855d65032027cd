package launch

import (
	"context"
	"io"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/browser"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// way is how a run logs in.
type way struct {
	driver   login.Driver // nil: nobody logs in
	token    string       // a ready access token; then nobody logs in
	accounts []login.Account
	// says is why it was taken, to be asked when all was played; nil where the user chose it.
	says func() *result.Login
}

// choose returns the way that the user asked for, or with auto the one that what was given allows.
func choose(ctx context.Context, cfg *config.Config, n *network) (way, error) {
	if cfg.Browses() {
		return browsing(ctx, cfg)
	}
	w := way{accounts: accounts(cfg)}
	switch cfg.Login {
	case "none":
	case "token":
		w.token = cfg.Token
	case "privy":
		return privyWay(ctx, cfg, n)
	case "manual":
		return byHand(cfg)
	case "auto":
		return auto(ctx, cfg, n)
	default:
		w.driver = driver(cfg)
	}
	return w, nil
}

// driver returns a driver that takes whatever account it is given.
func driver(cfg *config.Config) login.Driver {
	switch {
	case cfg.Browses():
		return browser.New(browser.Options{Visible: cfg.Headed})
	case cfg.Login == "auto":
		a := &login.Auto{Plain: login.Form{}}
		if browser.Installed() {
			a.Scripted = browser.New(browser.Options{})
		}
		return a
	}
	return login.Form{}
}

// atHome is the driver for the reference server in this process, which brings its accounts.
func atHome(cfg *config.Config, h *selfhost.Host) login.Driver {
	switch cfg.Login {
	case "none", "token":
		return nil
	case "privy":
		return &login.Privy{API: h.PrivyURL, AppID: h.PrivyAppID}
	}
	return driver(cfg)
}

// shut closes a driver that holds a browser.
func shut(d login.Driver) {
	switch d := d.(type) {
	case *login.Auto:
		shut(d.Scripted)
	case io.Closer:
		_ = d.Close() // the run is over; there is nobody left to tell
	}
}

func accounts(cfg *config.Config) []login.Account {
	var all []login.Account
	if cfg.User != "" {
		all = append(all, login.Account{Email: cfg.User, Code: cfg.LoginCode})
	}
	if cfg.User2 != "" {
		all = append(all, login.Account{Email: cfg.User2, Code: cfg.LoginCode2})
	}
	return all
}
