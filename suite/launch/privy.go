package launch

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// privyAPI is where Privy's API is, unless PRIVY_API_URL says otherwise.
const privyAPI = "https://auth.privy.io"

// mostAccounts is how many accounts a run can use.
const mostAccounts = 2

// network is how the run reaches what is not the target.
type network struct{ options wire.Options }

// privyWay logs in by Privy tokens, of the account that is given or of the app's test accounts.
func privyWay(ctx context.Context, cfg *config.Config, n *network) (way, error) {
	w := way{driver: privyDriver(cfg), accounts: accounts(cfg)}
	switch {
	case cfg.PrivyAppID == "":
		return w, config.Usagef("--login privy needs the id of the Privy app that the server logs in with, in the environment variable PRIVY_APP_ID")
	case len(w.accounts) > 0:
		return w, nil
	case cfg.PrivyAppSecret == "":
		return w, config.Usagef("--login privy needs a test account: set PRIVY_APP_SECRET, by which the app's own are asked for, " +
			"or give one by --user and MCPCONFORM_LOGIN_CODE")
	}
	var err error
	w.accounts, err = testAccounts(ctx, cfg, n)
	return w, err
}

// privyDriver is nil without the id of an app.
func privyDriver(cfg *config.Config) *login.Privy {
	if cfg.PrivyAppID == "" {
		return nil
	}
	return &login.Privy{API: privyURL(cfg), AppID: cfg.PrivyAppID}
}

func privyURL(cfg *config.Config) string {
	if cfg.PrivyAPI == "" {
		return privyAPI
	}
	return strings.TrimRight(cfg.PrivyAPI, "/")
}

// testAccounts asks Privy for the test accounts of the app (GET /api/v1/apps/{id}/test_credentials), which
// it tells who has the app's secret. The error is one sentence.
func testAccounts(ctx context.Context, cfg *config.Config, n *network) ([]login.Account, error) {
	api, err := url.Parse(privyURL(cfg))
	if err != nil || api.Host == "" || api.Scheme != "https" && !(api.Scheme == "http" && wire.Loopback(api.Hostname())) {
		return nil, config.Usagef("PRIVY_API_URL is no https URL; leave it unset for %s", privyAPI)
	}
	o := n.to(ctx, api)
	o.Insecure = false // said of the target, and not of whom the secret is for
	w := wire.New(o)
	defer w.Close()
	w.Taint("privy_app_secret", cfg.PrivyAppSecret)
	at := api.JoinPath("api/v1/apps", cfg.PrivyAppID, "test_credentials")
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
	if err != nil {
		return nil, err
	}
	req.SetBasicAuth(cfg.PrivyAppID, cfg.PrivyAppSecret)
	req.Header.Set("privy-app-id", cfg.PrivyAppID)
	req.Header.Set("Accept", "application/json")
	return readAccounts(w.Scope("privy").Do(wire.Host, req), api)
}

// to is the network for a place that the user named: it may be on this machine although the target is not.
func (n *network) to(ctx context.Context, at *url.URL) wire.Options {
	o := n.options
	o.AllowPrivate, _ = wire.Private(ctx, at.Hostname(), o.Resolve) // a name that does not resolve is found out by the request
	return o
}

const noAccounts = "the Privy app has no test account; turn on “Enable test accounts” in the Privy dashboard " +
	"(User management, Authentication, Advanced), or give an account by --user and MCPCONFORM_LOGIN_CODE"

func readAccounts(x *wire.Exchange, api *url.URL) ([]login.Account, error) {
	var answer struct {
		Data []struct {
			Email string `json:"email"`
			Code  string `json:"otp_code"`
		} `json:"data"`
	}
	var refused *wire.Error
	switch {
	case errors.As(x.Err, &refused):
		return nil, config.Usagef("Privy cannot be reached at %s: %s; PRIVY_API_URL names another place", api, refused.Text)
	case x.Status == http.StatusUnauthorized || x.Status == http.StatusForbidden:
		return nil, config.Usagef("Privy refuses PRIVY_APP_SECRET (status %d): it has to be the app secret of the app in PRIVY_APP_ID, "+
			"as the Privy dashboard shows it once", x.Status)
	case x.Status == http.StatusBadRequest:
		return nil, config.Usagef("Privy does not know the app in PRIVY_APP_ID (status %d); copy its id from the Privy dashboard", x.Status)
	case x.Status == http.StatusNotFound:
		return nil, config.Usagef("%s", noAccounts)
	case x.Status != http.StatusOK || json.Unmarshal(x.Body, &answer) != nil:
		return nil, config.Usagef("Privy does not tell its test accounts: %s answered with status %d", api, x.Status)
	}
	var all []login.Account
	for _, a := range answer.Data {
		if a.Email != "" && a.Code != "" && len(all) < mostAccounts {
			all = append(all, login.Account{Email: a.Email, Code: a.Code})
		}
	}
	if len(all) == 0 {
		return nil, config.Usagef("%s", noAccounts)
	}
	return all, nil
}
