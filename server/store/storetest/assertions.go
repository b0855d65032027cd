package storetest

import (
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

func assertions(k *kit) {
	until := start.Add(time.Minute)
	won := together(16, func() bool { return k.SpendAssertion(k.ctx, "c", "j", until, start) == nil })
	k.Expect(won).To(gomega.Equal(1))
	k.must(k.SpendAssertion(k.ctx, "other", "j", until, start))
	k.must(k.SpendAssertion(k.ctx, "c", "i", until, start))
	k.must(k.Prune(k.ctx, until.Add(-time.Second), time.Hour))
	k.fails(k.SpendAssertion(k.ctx, "c", "j", until, until.Add(-time.Second)), store.ErrConsumed)
	k.must(k.Prune(k.ctx, until, time.Hour))
	k.must(k.SpendAssertion(k.ctx, "c", "j", until.Add(time.Minute), until))
}
