package storetest

import (
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

func (k *kit) saveGrant(id string) {
	k.must(k.SaveGrant(k.ctx, store.Grant{
		ID: id, ClientID: "c", User: store.User{DID: "d", PrivyToken: []byte{7}, PrivyExpiresAt: start},
		Scope: "read", Resource: "r", CreatedAt: start,
	}))
}

func (k *kit) saveCode(h store.Hash) {
	k.must(k.SaveCode(k.ctx, store.Code{
		Hash: h, GrantID: "g", ClientID: "c", RedirectURI: "u",
		Challenge: "ch", Method: "S256", Nonce: "n", ExpiresAt: start.Add(time.Minute),
	}))
}

func codes(k *kit) {
	k.saveGrant("g")
	_, err := k.Code(k.ctx, "x")
	k.fails(err, store.ErrNotFound)
	k.fails(k.ConsumeCode(k.ctx, "x", start), store.ErrNotFound)

	k.saveCode("x")
	c, err := k.Code(k.ctx, "x")
	k.must(err)
	k.Expect(c.Challenge).To(gomega.Equal("ch"))
	k.Expect(c.Nonce).To(gomega.Equal("n"))
	k.must(k.ConsumeCode(k.ctx, "x", start))
	k.fails(k.ConsumeCode(k.ctx, "x", start), store.ErrConsumed)
	k.fails(k.ConsumeCode(k.ctx, "x", start.Add(time.Hour)), store.ErrConsumed)
	c, err = k.Code(k.ctx, "x")
	k.must(err)
	k.Expect(c.Consumed).To(gomega.BeTrue())

	k.saveCode("late")
	k.fails(k.ConsumeCode(k.ctx, "late", start.Add(time.Minute)), store.ErrExpired)
}

func codeRace(k *kit) {
	k.saveGrant("g")
	k.saveCode("x")
	won := together(16, func() bool { return k.ConsumeCode(k.ctx, "x", start) == nil })
	k.Expect(won).To(gomega.Equal(1))
}

func accessTokens(k *kit) {
	k.saveGrant("g")
	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{
		ID: "a", Hash: "hash of a", GrantID: "g", ClientID: "c", Scope: "read", Audience: "r", IssuedAt: start, ExpiresAt: start,
	}))
	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{ID: "b", Hash: "hash of b", GrantID: "g", ClientID: "c", ExpiresAt: start}))
	got, err := k.AccessToken(k.ctx, "a")
	k.must(err)
	k.Expect(got.GrantID).To(gomega.Equal("g"))
	byHash, err := k.AccessTokenByHash(k.ctx, "hash of a")
	k.must(err)
	k.Expect(byHash).To(gomega.Equal(got))
	k.Expect([]string{got.Scope, got.Audience}).To(gomega.Equal([]string{"read", "r"}))
	k.Expect(got.IssuedAt).To(gomega.BeTemporally("==", start))
	_, err = k.AccessToken(k.ctx, "unknown")
	k.fails(err, store.ErrNotFound)
	_, err = k.AccessTokenByHash(k.ctx, "unknown")
	k.fails(err, store.ErrNotFound)

	k.fails(k.RevokeAccessToken(k.ctx, "a", "other client"), store.ErrNotFound)
	k.must(k.RevokeAccessToken(k.ctx, "a", "c"))
	k.must(k.RevokeAccessToken(k.ctx, "a", "c"))
	_, err = k.AccessToken(k.ctx, "a")
	k.fails(err, store.ErrRevoked)
	_, err = k.AccessTokenByHash(k.ctx, "hash of a")
	k.fails(err, store.ErrRevoked)
	_, err = k.AccessToken(k.ctx, "b")
	k.must(err)
}

func grantRevocation(k *kit) {
	k.fails(k.RevokeGrant(k.ctx, "unknown"), store.ErrNotFound)
	k.saveGrant("g")
	k.saveGrant("other")
	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{ID: "a", Hash: "hash of a", GrantID: "g"}))
	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{ID: "b", Hash: "hash of b", GrantID: "other"}))
	k.saveFirstRefresh()
	k.must(k.RevokeGrant(k.ctx, "g"))
	k.must(k.RevokeGrant(k.ctx, "g"))
	g, err := k.Grant(k.ctx, "g")
	k.must(err)
	k.Expect(g.Revoked).To(gomega.BeTrue())
	k.Expect(g.User.PrivyToken).To(gomega.Equal([]byte{7}))
	_, err = k.AccessToken(k.ctx, "a")
	k.fails(err, store.ErrRevoked)
	_, err = k.AccessTokenByHash(k.ctx, "hash of a")
	k.fails(err, store.ErrRevoked)
	_, err = k.AccessToken(k.ctx, "b")
	k.must(err)
	_, err = k.RefreshToken(k.ctx, "r1")
	k.fails(err, store.ErrRevoked)
	_, err = k.Rotate(k.ctx, rotate("r1", "r2", start))
	k.fails(err, store.ErrRevoked)
}

func pruning(k *kit) {
	k.saveGrant("g")
	k.saveGrant("empty")
	k.savePending("p")
	k.saveCode("x")
	k.saveFirstRefresh() // lives a day
	k.must(k.Prune(k.ctx, start.Add(2*time.Minute), time.Hour))
	_, err := k.Code(k.ctx, "x")
	k.must(err)
	all, err := k.PendingOf(k.ctx, mine, start)
	k.must(err)
	k.Expect(all).To(gomega.BeEmpty(), "a pending request is forgotten at once")

	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{ID: "a", Hash: "hash of a", GrantID: "g", ExpiresAt: start}))
	k.must(k.Prune(k.ctx, start.Add(2*time.Hour), time.Hour))
	_, err = k.AccessTokenByHash(k.ctx, "hash of a")
	k.fails(err, store.ErrNotFound)
	_, err = k.Code(k.ctx, "x")
	k.fails(err, store.ErrNotFound)
	_, err = k.Grant(k.ctx, "g")
	k.must(err)
	_, err = k.Grant(k.ctx, "empty")
	k.fails(err, store.ErrNotFound)
	k.must(k.Prune(k.ctx, start.AddDate(0, 0, 3), time.Hour))
	_, err = k.Grant(k.ctx, "g")
	k.fails(err, store.ErrNotFound)
}
