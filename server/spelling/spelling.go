// Package spelling finds the word that a mistyped one was meant to be. It knows no words itself.
package spelling

// Nearest returns the word of known that agrees most with the one typed from the beginning and from the
// end, which a slip in one place leaves as they are. It is "" where less than two thirds agree.
func Nearest(typed string, known []string) string {
	best, bestShare := "", 2.0/3
	for _, word := range known {
		if s := share(typed, word); s > bestShare || (s == bestShare && best == "") {
			best, bestShare = word, s
		}
	}
	return best
}

// share is the part of the longer word that both have at the beginning and at the end.
func share(a, b string) float64 {
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	if longer == 0 {
		return 0
	}
	head, tail := 0, 0
	for head < shorter && a[head] == b[head] {
		head++
	}
	for tail < shorter-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return float64(head+tail) / float64(longer)
}
