package lifecycle

import "testing"

func TestModernOnly(t *testing.T) {
	t.Parallel()
	for _, k := range []struct {
		named [][]string
		is    bool
	}{
		{nil, false},
		{[][]string{nil, nil}, false},
		{[][]string{{"2026-07-28"}, nil}, true},
		{[][]string{nil, {"2026-07-28"}}, true},
		{[][]string{{"2026-07-28", "2025-11-25"}, nil}, false},
		{[][]string{{"2026-07-28"}, {"2025-06-18"}}, false},
	} {
		if got := modernOnly(k.named...); got != k.is {
			t.Errorf("%v: %t", k.named, got)
		}
	}
}
