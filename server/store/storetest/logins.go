package storetest

import (
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

func logins(k *kit) {
	_, err := k.Login(k.ctx, "h", start)
	k.fails(err, store.ErrNotFound)
	k.must(k.SaveLogin(k.ctx, store.Login{
		Hash: "h", Email: "a@example.com", ExpiresAt: start.Add(time.Hour),
		User: store.User{DID: "d", PrivyToken: []byte{7}, PrivyExpiresAt: start.Add(time.Hour), AuthenticatedAt: start},
	}))
	l, err := k.Login(k.ctx, "h", start)
	k.must(err)
	k.Expect(l.Email).To(gomega.Equal("a@example.com"))
	k.Expect(l.User.DID).To(gomega.Equal("d"))
	k.Expect(l.User.PrivyToken).To(gomega.Equal([]byte{7}))
	k.Expect(l.User.AuthenticatedAt.Equal(start)).To(gomega.BeTrue())
	_, err = k.Login(k.ctx, "h", start.Add(time.Hour))
	k.fails(err, store.ErrExpired)
	k.must(k.Prune(k.ctx, start.Add(time.Hour), time.Hour))
	_, err = k.Login(k.ctx, "h", start)
	k.fails(err, store.ErrNotFound)
}

func consents(k *kit) {
	save := func(client, did, scope string) {
		k.must(k.SaveConsent(k.ctx, store.Consent{
			ClientID: client, DID: did, RedirectURI: "u", Resource: "r", Scope: scope, ExpiresAt: start.Add(time.Hour),
		}))
	}
	count := func(client, did string, now time.Time) int {
		all, err := k.ConsentsOf(k.ctx, client, did, now)
		k.must(err)
		return len(all)
	}
	save("c", "d", "read")
	save("c", "d", "write")
	save("c", "d", "write") // said again
	save("c", "other", "read")
	save("other", "d", "read")
	all, err := k.ConsentsOf(k.ctx, "c", "other", start)
	k.must(err)
	k.Expect(all).To(gomega.HaveLen(1))
	k.Expect(all[0].RedirectURI + all[0].Resource + all[0].Scope).To(gomega.Equal("urread"))
	k.Expect(count("c", "d", start)).To(gomega.BeNumerically(">=", 2))
	k.Expect(count("c", "d", start.Add(time.Hour))).To(gomega.BeZero())

	k.must(k.SaveGrant(k.ctx, store.Grant{ID: "g", ClientID: "c", User: store.User{DID: "d"}, CreatedAt: start}))
	k.must(k.RevokeGrant(k.ctx, "g"))
	k.Expect(count("c", "d", start)).To(gomega.BeZero(), "what was taken back is asked again")
	k.Expect(count("c", "other", start)).To(gomega.Equal(1))
	k.Expect(count("other", "d", start)).To(gomega.Equal(1))
	k.must(k.Prune(k.ctx, start.Add(time.Hour), time.Hour))
	k.Expect(count("other", "d", start)).To(gomega.BeZero())
}

func consentsEnd(k *kit) {
	allow := func() {
		k.must(k.SaveConsent(k.ctx, store.Consent{ClientID: "c", DID: "d", Scope: "read", ExpiresAt: start.Add(time.Hour)}))
	}
	left := func() int {
		all, err := k.ConsentsOf(k.ctx, "c", "d", start)
		k.must(err)
		return len(all)
	}
	grant := store.Grant{ID: "g", ClientID: "c", User: store.User{DID: "d"}, CreatedAt: start}
	k.must(k.SaveGrant(k.ctx, grant))
	k.saveFirstRefresh()
	allow()
	k.must(k.RevokeRefreshToken(k.ctx, "r1", "c"))
	k.Expect(left()).To(gomega.BeZero(), "revoked by its refresh token")

	k.must(k.SaveClient(k.ctx, store.Client{ID: "c", ManagementHash: "m", IssuedAt: start}))
	allow()
	k.must(k.DeleteClient(k.ctx, "c", "m"))
	k.Expect(left()).To(gomega.BeZero(), "the client is gone")
}

func renewals(k *kit) {
	_, err := k.Renewal(k.ctx, "s")
	k.fails(err, store.ErrNotFound)
	r := store.Renewal{Session: "s", Token: []byte{1}, ExpiresAt: start, Refresh: []byte{2}, KeptUntil: start.Add(time.Hour)}
	k.must(k.SaveRenewal(k.ctx, r))
	r.Token, r.Refresh, r.ExpiresAt = []byte{3}, []byte{4}, start.Add(time.Minute)
	k.must(k.SaveRenewal(k.ctx, r))
	got, err := k.Renewal(k.ctx, "s")
	k.must(err)
	k.Expect(append(got.Token, got.Refresh...)).To(gomega.Equal([]byte{3, 4}), "the latest")
	k.Expect(got.ExpiresAt.Equal(start.Add(time.Minute))).To(gomega.BeTrue())
	k.must(k.Prune(k.ctx, start.Add(time.Hour), time.Hour))
	_, err = k.Renewal(k.ctx, "s")
	k.fails(err, store.ErrNotFound)
}
