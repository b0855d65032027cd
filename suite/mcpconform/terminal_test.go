package main

import "testing"

func TestClipped(t *testing.T) {
	t.Parallel()
	text := "short\na line — longer than that\n"
	for length, want := range map[int]string{0: text, 100: text, 7: "short\na line…\n", 9: "short\na line —…\n"} {
		if got := clipped(text, length); got != want {
			t.Errorf("%d: %q, want %q", length, got, want)
		}
	}
}
