package bearer

import "testing"

func TestFlippedDiffersInOneCharacter(t *testing.T) {
	t.Parallel()
	for _, token := range []string{"a", "AAAA", "BBBB", "u1:g2:secret", "2d9575ef-0000-4237-baab-82bf18df28cd", "a.b.c.d.e", "----"} {
		got, different := flipped(token), 0
		for i := range token {
			if got[i] != token[i] {
				different++
			}
		}
		if len(got) != len(token) || different != 1 {
			t.Errorf("%s became %s", token, got)
		}
	}
}
