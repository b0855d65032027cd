package faults

// Nearest returns the fault that a mistyped id was meant to be: the one that agrees most with it from
// the beginning and from the end, which a slip in one place leaves as they are. It is false where less
// than two thirds agree.
func Nearest(id string) (Planted, bool) {
	var best Planted
	bestShare := 2.0 / 3
	found := false
	for _, p := range All() {
		if s := share(id, p.ID()); s >= bestShare && (!found || s > bestShare) {
			best, bestShare, found = p, s, true
		}
	}
	return best, found
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
