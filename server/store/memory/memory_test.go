package memory_test

import (
	"testing"

	"github.com/mcpconform/mcpconform/server/store"
	_ "github.com/mcpconform/mcpconform/server/store/memory"
	"github.com/mcpconform/mcpconform/server/store/storetest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T) store.Store {
		t.Helper()
		s, err := store.Open(t.Context(), "memory:")
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
