package launch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/browser"
	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

// browsing is the way in of a run that logs in with a browser from the beginning.
func browsing(ctx context.Context, cfg *config.Config) (way, error) {
	all, err := prepared(cfg, accounts(cfg))
	if err != nil {
		return way{}, err
	}
	if _, err := browser.Find(ctx, cfg.Headed); err != nil {
		return way{}, config.Usagef("%v", err)
	}
	w := way{driver: driver(cfg), accounts: all}
	if cfg.Login == "auto" {
		why := "--headed shows it"
		if cfg.Recipe != "" {
			why = "a recipe is followed in one"
		}
		w.says = func() *result.Login { return &result.Login{Way: "browser", Why: why} }
	}
	return w, nil
}

// prepared are the accounts with the recipe by which they log in. A recipe may need no account of the
// configuration: then there is one of its own.
func prepared(cfg *config.Config, accounts []login.Account) ([]login.Account, error) {
	if cfg.Recipe == "" {
		return accounts, nil
	}
	r, err := recipe.Read(cfg.Recipe)
	var absent *fs.PathError
	switch {
	case errors.As(err, &absent):
		return nil, &config.Usage{Flag: "recipe", Sentence: "--recipe cannot be read: " + absent.Error()}
	case err != nil:
		return nil, config.Usagef("%v", err)
	}
	if len(accounts) == 0 {
		accounts = []login.Account{{Code: cfg.LoginCode}}
	}
	for i := range accounts {
		who := recipe.Account{User: accounts[i].Email, Code: accounts[i].Code, Second: i > 0}
		if accounts[i].Recipe, err = r.For(who, os.LookupEnv); err != nil {
			return nil, config.Usagef("%v", err)
		}
	}
	return accounts, nil
}

// shown refuses a window where nobody could see it.
func shown(cfg *config.Config) error {
	nowhere := runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == ""
	if cfg.Headed && nowhere {
		return &config.Usage{Flag: "headed", Sentence: "--headed needs a display to show the browser on, and neither DISPLAY nor WAYLAND_DISPLAY is set; leave it out"}
	}
	return nil
}
