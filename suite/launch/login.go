package launch

import (
	"io"

	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/browser"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// driver returns the login driver the user chose. Where nothing was chosen it is form, as long as
// that gets on; where a page needs scripts and a browser is installed, the browser.
func driver(cfg *config.Config, h *selfhost.Host) (login.Driver, error) {
	switch cfg.Login {
	case "none", "token":
		return nil, nil //nolint:nilnil // nobody logs in
	case "privy":
		return privy(cfg, h)
	case "browser":
		return browser.New(browser.Options{}), nil
	case "auto":
		if browser.Installed() {
			return &login.Auto{Plain: login.Form{}, Scripted: browser.New(browser.Options{})}, nil
		}
	}
	return login.Form{}, nil
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

func privy(cfg *config.Config, h *selfhost.Host) (login.Driver, error) {
	if h != nil {
		return &login.Privy{API: h.PrivyURL, AppID: h.PrivyAppID}, nil
	}
	if cfg.PrivyAPI == "" || cfg.PrivyAppID == "" {
		return nil, config.Usagef("--login privy needs the environment variables PRIVY_API_URL and PRIVY_APP_ID")
	}
	return &login.Privy{API: cfg.PrivyAPI, AppID: cfg.PrivyAppID}, nil
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
