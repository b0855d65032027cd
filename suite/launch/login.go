package launch

import (
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/browser"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// driver returns the login driver the user chose. Where nothing was chosen it is form: it needs no
// browser, and says so when a page does.
func driver(cfg *config.Config, h *selfhost.Host) (login.Driver, error) {
	switch cfg.Login {
	case "none", "token":
		return nil, nil //nolint:nilnil // nobody logs in
	case "privy":
		return privy(cfg, h)
	case "browser":
		return browser.New(browser.Options{}), nil
	default:
		return &login.Form{}, nil
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
