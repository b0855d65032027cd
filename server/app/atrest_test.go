package app_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
	"github.com/mcpconform/mcpconform/server/store"
)

// written is a store that notes everything it is given to keep.
type written struct {
	store.Store
	*notes
}

type notes struct {
	mu  sync.Mutex
	all strings.Builder
}

func (n *notes) note(record any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	_, _ = fmt.Fprintf(&n.all, "%+q\n", record) // bytes as text
}

func (n *notes) ID() string { return "notes" }

func (n *notes) Apply(s *app.Seams) { s.Store = written{s.Store, n} }

func (w written) SaveClient(ctx context.Context, c store.Client) error {
	w.note(c)
	return w.Store.SaveClient(ctx, c)
}

func (w written) SavePending(ctx context.Context, p store.Pending) error {
	w.note(p)
	return w.Store.SavePending(ctx, p)
}

func (w written) SetUser(ctx context.Context, id string, session store.Hash, u store.User) error {
	w.note(u)
	return w.Store.SetUser(ctx, id, session, u)
}

func (w written) SaveLogin(ctx context.Context, l store.Login) error {
	w.note(l)
	return w.Store.SaveLogin(ctx, l)
}

func (w written) SaveRenewal(ctx context.Context, r store.Renewal) error {
	w.note(r)
	return w.Store.SaveRenewal(ctx, r)
}

func (w written) SaveGrant(ctx context.Context, g store.Grant) error {
	w.note(g)
	return w.Store.SaveGrant(ctx, g)
}

func (w written) SaveCode(ctx context.Context, c store.Code) error {
	w.note(c)
	return w.Store.SaveCode(ctx, c)
}

func (w written) SaveAccessToken(ctx context.Context, t store.AccessToken) error {
	w.note(t)
	return w.Store.SaveAccessToken(ctx, t)
}

func (w written) SaveRefreshToken(ctx context.Context, t store.RefreshToken) error {
	w.note(t)
	return w.Store.SaveRefreshToken(ctx, t)
}

func (w written) Rotate(ctx context.Context, r store.Rotation) ([]byte, error) {
	w.note(r)
	return w.Store.Rotate(ctx, r)
}

// TestWhoReadsTheStoreCanUseNothing: credentials are kept as hashes, Privy tokens and answers sealed.
func TestWhoReadsTheStoreCanUseNothing(t *testing.T) {
	t.Parallel()
	n := &notes{}
	k := &kit{gomega.NewWithT(t), apptest.Start(t, func(c *app.Config) { c.PrivyRenewal = true }, n)}
	tokens := k.Refreshed(k.Tokens(0))
	secrets := []string{k.exchange(tokens.Access).Text("privyAccessToken"), k.Privy.Accounts()[0].OTP}
	for _, kind := range []string{"session cookie", "login cookie", "csrf token", "authorization code", "access token", "refresh token", "registration access token"} {
		k.Expect(k.Minted.Of(kind)).NotTo(gomega.BeEmpty(), kind)
		secrets = append(secrets, k.Minted.Of(kind)...)
	}
	kept := n.all.String()
	k.Expect(kept).To(gomega.ContainSubstring(tokens.Client))
	k.Expect(kept).To(gomega.ContainSubstring(string(store.HashOf(tokens.Refresh))))
	for _, secret := range secrets {
		k.Expect(secret).NotTo(gomega.BeEmpty())
		k.Expect(strings.Contains(kept, secret)).To(gomega.BeFalse(), "a credential is kept in clear")
	}
}
