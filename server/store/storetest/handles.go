package storetest

import (
	"fmt"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

func handles(k *kit) {
	h := store.Handle{Hash: "h", Owner: "alice", Work: "open", ReadyAt: start.Add(time.Second), ExpiresAt: start.Add(time.Minute)}
	k.must(k.SaveHandle(k.ctx, h))
	found, err := k.Handle(k.ctx, "h", "alice", start)
	k.must(err)
	k.Expect(found.Work).To(gomega.Equal("open"))
	k.Expect(found.ReadyAt.Equal(h.ReadyAt)).To(gomega.BeTrue())
	k.Expect(found.ExpiresAt.Equal(h.ExpiresAt)).To(gomega.BeTrue())

	_, err = k.Handle(k.ctx, "h", "bob", start)
	k.fails(err, store.ErrNotFound)
	_, err = k.Handle(k.ctx, "other", "alice", start)
	k.fails(err, store.ErrNotFound)
	_, err = k.Handle(k.ctx, "h", "alice", h.ExpiresAt)
	k.fails(err, store.ErrExpired)
	k.must(k.Prune(k.ctx, h.ExpiresAt, time.Hour))
	_, err = k.Handle(k.ctx, "h", "alice", start)
	k.fails(err, store.ErrNotFound)
}

// One user's handles make room for each other, and for nobody else's.
func manyHandles(k *kit) {
	k.must(k.SaveHandle(k.ctx, store.Handle{Hash: "bobs", Owner: "bob", ReadyAt: start, ExpiresAt: start.Add(time.Minute)}))
	for i := range store.MaxHandles + 1 {
		k.must(k.SaveHandle(k.ctx, store.Handle{
			Hash: store.Hash(fmt.Sprintf("h%d", i)), Owner: "alice", ReadyAt: start, ExpiresAt: start.Add(time.Minute + time.Duration(i)*time.Second),
		}))
	}
	_, err := k.Handle(k.ctx, "h0", "alice", start)
	k.fails(err, store.ErrNotFound)
	_, err = k.Handle(k.ctx, "h1", "alice", start)
	k.must(err)
	_, err = k.Handle(k.ctx, "bobs", "bob", start)
	k.must(err)
}
