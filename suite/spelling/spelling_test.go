package spelling_test

import (
	"testing"

	"github.com/mcpconform/mcpconform/suite/spelling"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	words := []string{"code-race", "code-reuse", "prm-html"}
	for typed, want := range map[string]string{
		"code-reus": "code-reuse", "code-reused": "code-reuse", "prm-htlm": "prm-html", "code-reuse": "code-reuse", "nothing": "", "": "",
	} {
		if got := spelling.Nearest(typed, words, 3); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	if got := spelling.Nearest("code-r", words, 4); got != "code-race" {
		t.Errorf("the nearest of several: %q", got)
	}
	if got := spelling.Nearest("any", nil, 9); got != "" {
		t.Errorf("of no words: %q", got)
	}
}
