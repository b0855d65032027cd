package store_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

func TestAnUnknownSchemeIsNamed(t *testing.T) {
	t.Parallel()
	_, err := store.Open(t.Context(), "paper:ledger")
	gomega.NewWithT(t).Expect(err).To(gomega.MatchError(gomega.ContainSubstring(`"paper:ledger"`)))
}

func TestHashesTellValuesApartAndDoNotRepeatThem(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(store.HashOf("a")).To(gomega.Equal(store.HashOf("a")))
	g.Expect(store.HashOf("a")).NotTo(gomega.Equal(store.HashOf("b")))
	g.Expect(store.HashOf("a")).To(gomega.HaveLen(43))
}
