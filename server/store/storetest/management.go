package storetest

import (
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

func replacement(k *kit) {
	k.must(k.SaveClient(k.ctx, store.Client{ID: "c", Name: "before", URI: "u", SecretHash: "s", ManagementHash: "m"}))
	k.must(k.SaveClient(k.ctx, store.Client{ID: "unmanaged", Name: "before"}))
	after := store.Client{ID: "c", Name: "after", ManagementHash: "m"}
	k.must(k.ReplaceClient(k.ctx, after))
	got, err := k.Client(k.ctx, "c")
	k.must(err)
	k.Expect(got).To(gomega.Equal(after), "nothing is merged")
	for _, other := range []store.Client{
		{ID: "nobody", ManagementHash: "m"}, {ID: "c", ManagementHash: "another"}, {ID: "c"}, {ID: "unmanaged"},
	} {
		k.fails(k.ReplaceClient(k.ctx, other), store.ErrNotFound)
	}
}

func deletion(k *kit) {
	for _, c := range []store.Client{{ID: "c", ManagementHash: "m"}, {ID: "other", ManagementHash: "n"}, {ID: "unmanaged"}} {
		k.must(k.SaveClient(k.ctx, c))
	}
	k.saveGrant("g")
	k.must(k.SaveGrant(k.ctx, store.Grant{ID: "others", ClientID: "other", CreatedAt: start}))
	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{ID: "a", GrantID: "g", ClientID: "c", ExpiresAt: start.Add(time.Hour)}))
	k.must(k.SaveAccessToken(k.ctx, store.AccessToken{ID: "b", GrantID: "others", ClientID: "other", ExpiresAt: start.Add(time.Hour)}))
	k.saveFirstRefresh()
	k.must(k.SavePending(k.ctx, store.Pending{ID: "p", Session: mine, ClientID: "c", ExpiresAt: start.Add(time.Hour)}))

	k.fails(k.DeleteClient(k.ctx, "c", "n"), store.ErrNotFound)
	k.fails(k.DeleteClient(k.ctx, "unmanaged", ""), store.ErrNotFound)
	k.must(k.DeleteClient(k.ctx, "c", "m"))
	k.fails(k.DeleteClient(k.ctx, "c", "m"), store.ErrNotFound)
	_, err := k.Client(k.ctx, "c")
	k.fails(err, store.ErrNotFound)
	_, err = k.AccessToken(k.ctx, "a")
	k.fails(err, store.ErrRevoked)
	_, err = k.Rotate(k.ctx, rotate("r1", "r2", start))
	k.fails(err, store.ErrRevoked)
	_, err = k.TakePending(k.ctx, "p", mine, start)
	k.fails(err, store.ErrNotFound)
	_, err = k.AccessToken(k.ctx, "b")
	k.must(err)
	_, err = k.Client(k.ctx, "unmanaged")
	k.must(err)
}

func deletionRace(k *kit) {
	c := store.Client{ID: "c", ManagementHash: "m"}
	k.must(k.SaveClient(k.ctx, c))
	won := together(16, func() bool {
		_ = k.ReplaceClient(k.ctx, c)
		return k.DeleteClient(k.ctx, "c", "m") == nil
	})
	k.Expect(won).To(gomega.Equal(1))
	_, err := k.Client(k.ctx, "c")
	k.fails(err, store.ErrNotFound)
}
