package faults_test

import (
	"testing"

	"github.com/mcpconform/mcpconform/server/faults"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"code-reus": "code-reuse", "codereuse": "code-reuse", "code-reused": "code-reuse", "prm-htlm": "prm-html",
		"ocde-reuse": "code-reuse", "code-reuse": "code-reuse", "nope": "", "": "", "a-wholly-different-word": "",
	} {
		near, ok := faults.Nearest(typed)
		if ok != (want != "") || (ok && near.ID() != want) {
			t.Errorf("%q: %v, want %q", typed, near.ID(), want)
		}
	}
}
