package storetest

import (
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

const grace = 10 * time.Second

// saveFirstRefresh begins a chain with r1.
func (k *kit) saveFirstRefresh() {
	k.must(k.SaveRefreshToken(k.ctx, refreshRecord("r1")))
}

func refreshRecord(h store.Hash) store.RefreshToken {
	return store.RefreshToken{Hash: h, GrantID: "g", ClientID: "c", ExpiresAt: start.AddDate(0, 0, 1)}
}

// rotate asks for one token to follow another; the answer names both.
func rotate(presented, next store.Hash, now time.Time) store.Rotation {
	return store.Rotation{
		Presented: presented, Next: refreshRecord(next), Answer: []byte(presented + ">" + next),
		Access: store.AccessToken{ID: "access of " + string(next), Hash: "hash of access of " + next, GrantID: "g", ClientID: "c", ExpiresAt: now.Add(time.Hour)},
		Grace:  grace, Now: now,
	}
}

func rotation(k *kit) {
	k.saveGrant("g")
	_, err := k.Rotate(k.ctx, rotate("r1", "r2", start))
	k.fails(err, store.ErrNotFound)
	k.saveFirstRefresh()
	answer, err := k.Rotate(k.ctx, rotate("r1", "r2", start))
	k.must(err)
	k.Expect(answer).To(gomega.BeNil())
	old, err := k.RefreshToken(k.ctx, "r1")
	k.must(err)
	k.Expect(old.Used).To(gomega.BeTrue())
	k.Expect(old.Successor).To(gomega.Equal(store.Hash("r2")))
	next, err := k.RefreshToken(k.ctx, "r2")
	k.must(err)
	k.Expect(next.Used).To(gomega.BeFalse())
	_, err = k.AccessToken(k.ctx, "access of r2")
	k.must(err)
	_, err = k.AccessTokenByHash(k.ctx, "hash of access of r2")
	k.must(err)
	_, err = k.Rotate(k.ctx, rotate("r2", "r3", start.AddDate(0, 0, 1)))
	k.fails(err, store.ErrExpired)
}

func reuse(k *kit) {
	k.saveGrant("g")
	k.saveFirstRefresh()
	_, err := k.Rotate(k.ctx, rotate("r1", "r2", start))
	k.must(err)
	_, err = k.Rotate(k.ctx, rotate("r2", "r3", start))
	k.must(err)
	_, err = k.Rotate(k.ctx, rotate("r1", "r4", start))
	k.fails(err, store.ErrReused)
	_, err = k.RefreshToken(k.ctx, "r3")
	k.fails(err, store.ErrRevoked)
	_, err = k.AccessToken(k.ctx, "access of r3")
	k.fails(err, store.ErrRevoked)
	_, err = k.RefreshToken(k.ctx, "r4")
	k.fails(err, store.ErrNotFound)
}

func repeat(k *kit) {
	k.saveGrant("g")
	k.saveFirstRefresh()
	_, err := k.Rotate(k.ctx, rotate("r1", "r2", start))
	k.must(err)
	answer, err := k.Rotate(k.ctx, rotate("r1", "r3", start.Add(grace)))
	k.must(err)
	k.Expect(string(answer)).To(gomega.Equal("r1>r2"))
	_, err = k.RefreshToken(k.ctx, "r3")
	k.fails(err, store.ErrNotFound)
	_, err = k.AccessToken(k.ctx, "access of r3")
	k.fails(err, store.ErrNotFound)
	_, err = k.Rotate(k.ctx, rotate("r1", "r4", start.Add(grace+time.Second)))
	k.fails(err, store.ErrReused)
}

func answersAreForgotten(k *kit) {
	k.saveGrant("g")
	k.saveFirstRefresh()
	_, err := k.Rotate(k.ctx, rotate("r1", "r2", start))
	k.must(err)
	k.must(k.Prune(k.ctx, start.Add(grace), time.Hour))
	answer, err := k.Rotate(k.ctx, rotate("r1", "r3", start.Add(grace)))
	k.must(err)
	k.Expect(answer).NotTo(gomega.BeEmpty(), "it may still be asked for")
	k.must(k.Prune(k.ctx, start.Add(grace+time.Second), time.Hour))
	old, err := k.RefreshToken(k.ctx, "r1")
	k.must(err)
	k.Expect(old.Used).To(gomega.BeTrue())
	k.Expect(old.Answer).To(gomega.BeEmpty())
}

func rotationRace(k *kit) {
	k.saveGrant("g")
	k.saveFirstRefresh()
	fresh := together(16, func() bool {
		answer, err := k.Rotate(k.ctx, rotate("r1", "r2", start))
		return err == nil && answer == nil
	})
	k.Expect(fresh).To(gomega.Equal(1))
}

func refreshRevocation(k *kit) {
	k.saveGrant("g")
	k.saveFirstRefresh()
	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{ID: "a", GrantID: "g"}))
	k.fails(k.RevokeRefreshToken(k.ctx, "unknown", "c"), store.ErrNotFound)
	k.fails(k.RevokeRefreshToken(k.ctx, "r1", "other client"), store.ErrNotFound)
	_, err := k.RefreshToken(k.ctx, "r1")
	k.must(err)
	k.must(k.RevokeRefreshToken(k.ctx, "r1", "c"))
	_, err = k.RefreshToken(k.ctx, "r1")
	k.fails(err, store.ErrRevoked)
	_, err = k.AccessToken(k.ctx, "a")
	k.fails(err, store.ErrRevoked)
}
