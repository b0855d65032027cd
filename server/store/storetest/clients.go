package storetest

import (
	"fmt"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

func unusedClients(k *kit) {
	k.must(k.SaveClient(k.ctx, store.Client{ID: "predefined", Predefined: true}))
	for _, id := range []string{"allowed", "forgotten", "latest but all"} {
		k.must(k.SaveClient(k.ctx, store.Client{ID: id}))
	}
	k.must(k.SaveGrant(k.ctx, store.Grant{ID: "g", ClientID: "allowed", CreatedAt: start}))
	for i := range store.MaxUnused - 1 {
		k.must(k.SaveClient(k.ctx, store.Client{ID: fmt.Sprint("flood ", i)}))
	}
	_, err := k.Client(k.ctx, "forgotten")
	k.fails(err, store.ErrNotFound)
	for _, id := range []string{"predefined", "allowed", "latest but all", "flood 0", fmt.Sprint("flood ", store.MaxUnused-2)} {
		_, err := k.Client(k.ctx, id)
		k.Expect(err).NotTo(gomega.HaveOccurred(), id)
	}
}
