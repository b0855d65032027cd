package selfhost

import (
	"context"
	"crypto/tls"
	"strings"

	"github.com/mcpconform/mcpconform/mockprivy/github"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/suite/login"
)

// startGitHub serves a fake GitHub at an origin of its own, if the server has its users log in there. Its
// accounts take the place of those at the fake Privy, which can no longer be disturbed then: nothing
// would come of it.
func (h *Host) startGitHub(ctx context.Context, cfg *app.Config) error {
	if !cfg.GitHubLogin {
		return nil
	}
	var secure *tls.Config
	if h.authority != nil {
		var err error
		if secure, err = h.authority.serverConfig(); err != nil {
			return err
		}
	}
	l, err := listen(ctx, 0, secure)
	if err != nil {
		return err
	}
	fake := github.New(cfg.OnMint)
	h.serve(l, fake.Handler())
	at := strings.Replace(l.origin(), "127.0.0.1", "localhost", 1) // another site than the server's, as GitHub is
	cfg.GitHub = app.GitHub{ClientID: fake.ClientID, ClientSecret: fake.ClientSecret, URL: at, APIURL: at}
	cfg.OnPrivy, cfg.OnDeleteUser = nil, nil
	h.Accounts, h.Proof = nil, "password"
	for _, a := range github.Accounts {
		h.Accounts = append(h.Accounts, login.Account{Email: a.Login, Code: a.Password})
	}
	return nil
}
