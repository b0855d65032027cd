package storetest

import (
	"fmt"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

const (
	mine   = store.Hash("my session")
	theirs = store.Hash("their session")
)

func (k *kit) savePending(id string) {
	k.must(k.SavePending(k.ctx, store.Pending{
		ID: id, Session: mine, ClientID: "c", State: "s", Scope: "read", Nonce: "n",
		Refusal: store.Refusal{Code: "invalid_scope"}, ExpiresAt: start.Add(time.Minute),
	}))
}

func pendingSession(k *kit) {
	k.savePending("p")
	p, err := k.Pending(k.ctx, "p", mine, start)
	k.must(err)
	k.Expect(p.State).To(gomega.Equal("s"))
	k.Expect(p.Nonce).To(gomega.Equal("n"))
	k.Expect(p.Refusal.Code).To(gomega.Equal("invalid_scope"))
	k.Expect(p.User).To(gomega.BeNil())
	_, err = k.Pending(k.ctx, "p", theirs, start)
	k.fails(err, store.ErrNotFound)
	_, err = k.Pending(k.ctx, "p", mine, start.Add(time.Minute))
	k.fails(err, store.ErrExpired)

	k.savePending("q")
	all, err := k.PendingOf(k.ctx, mine, start)
	k.must(err)
	k.Expect(all).To(gomega.HaveLen(2))
	none, err := k.PendingOf(k.ctx, theirs, start)
	k.must(err)
	k.Expect(none).To(gomega.BeEmpty())
	late, err := k.PendingOf(k.ctx, mine, start.Add(time.Minute))
	k.must(err)
	k.Expect(late).To(gomega.BeEmpty())

	k.fails(k.SetUser(k.ctx, "p", theirs, store.User{DID: "d"}), store.ErrNotFound)
	k.must(k.SetUser(k.ctx, "p", mine, store.User{DID: "d", PrivyToken: []byte{1}, PrivyExpiresAt: start}))
	p, err = k.Pending(k.ctx, "p", mine, start)
	k.must(err)
	k.Expect(p.User.DID).To(gomega.Equal("d"))
	k.Expect(p.User.PrivyToken).To(gomega.Equal([]byte{1}))
	k.must(k.CountCodeSent(k.ctx, "p", mine, "b@example.com", 9))
	p, err = k.Pending(k.ctx, "p", mine, start)
	k.must(err)
	k.Expect(p.User).To(gomega.BeNil(), "who logs in again is not known yet")
}

func pendingLimits(k *kit) {
	k.savePending("p")
	k.fails(k.CountAttempt(k.ctx, "p", theirs, 9), store.ErrNotFound)
	k.must(k.CountAttempt(k.ctx, "p", mine, 2))
	k.must(k.CountAttempt(k.ctx, "p", mine, 2))
	k.fails(k.CountAttempt(k.ctx, "p", mine, 2), store.ErrTooMany)
	k.must(k.CountCodeSent(k.ctx, "p", mine, "a@example.com", 1))
	k.fails(k.CountCodeSent(k.ctx, "p", mine, "b@example.com", 1), store.ErrTooMany)
	p, err := k.Pending(k.ctx, "p", mine, start)
	k.must(err)
	k.Expect(p.Email).To(gomega.Equal("a@example.com"), "a refused count changes nothing")

	k.savePending("q")
	k.Expect(together(8, func() bool { return k.CountAttempt(k.ctx, "q", mine, 5) == nil })).To(gomega.Equal(5))
}

func pendingFlood(k *kit) {
	k.savePending("begun")
	k.must(k.CountCodeSent(k.ctx, "begun", mine, "a@example.com", 1))
	k.savePending("oldest")
	for i := range store.MaxPending - 1 {
		k.must(k.SavePending(k.ctx, store.Pending{ID: fmt.Sprint(i), Session: theirs, ExpiresAt: start.Add(time.Hour)}))
	}
	_, err := k.Pending(k.ctx, "oldest", mine, start)
	k.fails(err, store.ErrNotFound)
	_, err = k.Pending(k.ctx, "begun", mine, start)
	k.must(err)
	all, err := k.PendingOf(k.ctx, theirs, start)
	k.must(err)
	k.Expect(all).To(gomega.HaveLen(store.MaxPending - 1))
}

func counts(k *kit) {
	until := start.Add(time.Minute)
	count := func(name string, now time.Time) error {
		ends, err := k.Count(k.ctx, name, 2, now, now.Add(time.Minute))
		k.Expect(ends.After(now)).To(gomega.BeTrue())
		return err
	}
	k.must(count("a", start))
	k.must(count("a", start.Add(30*time.Second)))
	ends, err := k.Count(k.ctx, "a", 2, until.Add(-time.Second), until.Add(time.Hour))
	k.fails(err, store.ErrTooMany)
	k.Expect(ends.Equal(until)).To(gomega.BeTrue(), "the first one says when it ends")
	k.must(count("b", start))
	k.must(k.Prune(k.ctx, until.Add(-time.Second), time.Hour))
	k.fails(count("a", until.Add(-time.Second)), store.ErrTooMany)
	k.must(count("a", until))
	k.must(count("a", until))
	k.must(k.ForgetCount(k.ctx, "a"))
	k.must(k.Prune(k.ctx, until, time.Hour))
	k.Expect(together(8, func() bool { return count("a", until) == nil })).To(gomega.Equal(2))
}

func decision(k *kit) {
	k.savePending("p")
	_, err := k.TakePending(k.ctx, "p", theirs, start)
	k.fails(err, store.ErrNotFound)
	won := together(8, func() bool {
		_, err := k.TakePending(k.ctx, "p", mine, start)
		return err == nil
	})
	k.Expect(won).To(gomega.Equal(1))
	_, err = k.Pending(k.ctx, "p", mine, start)
	k.fails(err, store.ErrNotFound)

	k.savePending("q")
	_, err = k.TakePending(k.ctx, "q", mine, start.Add(time.Minute))
	k.fails(err, store.ErrExpired)
}
