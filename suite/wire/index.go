package wire

import (
	"encoding/binary"
	"slices"
)

// index finds every form of every secret in one pass over a text.
//
// A form is filed under its last eight bytes, which are the random end of a token, where its first
// eight are the same for all JWTs. Adding costs next to nothing, so the set can grow with the run;
// an automaton would have to be rebuilt. The filter keeps the map out of the inner loop.
type index struct {
	byEnd, byStart map[uint64][]entry
	filter         [filterSize / 64]uint64
	longest        int
}

const filterSize = 1 << 20 // bits

type entry struct {
	form
	secret *secret
}

// match is a stretch of a text that is a form of a secret.
type match struct {
	start, end int
	secret     *secret
	label      string
	raw        bool
}

func newIndex() *index {
	return &index{byEnd: map[uint64][]entry{}, byStart: map[uint64][]entry{}}
}

func (x *index) add(f form, s *secret) {
	e := entry{form: f, secret: s}
	end := window(f.text, len(f.text)-shortest)
	if slices.ContainsFunc(x.byEnd[end], func(old entry) bool { return old.text == f.text }) {
		return
	}
	start := window(f.text, 0)
	x.byEnd[end] = append(x.byEnd[end], e)
	x.byStart[start] = append(x.byStart[start], e)
	bit := hash(end)
	x.filter[bit/64] |= 1 << (bit % 64)
	x.longest = max(x.longest, len(f.text))
}

// find returns the forms in text; they may overlap.
func (x *index) find(text string) []match {
	var found []match
	for at := 0; at+shortest <= len(text); at++ {
		end := window(text, at)
		if bit := hash(end); x.filter[bit/64]&(1<<(bit%64)) == 0 {
			continue
		}
		if m, ok := x.longestAt(end, text[:at+shortest]); ok {
			found = append(found, m)
		}
	}
	return found
}

// longestAt returns the longest form that text ends in.
func (x *index) longestAt(end uint64, text string) (match, bool) {
	var best match
	for _, e := range x.byEnd[end] {
		start := len(text) - len(e.text)
		if start >= 0 && len(e.text) > best.end-best.start && text[start:] == e.text {
			best = match{start: start, end: len(text), secret: e.secret, raw: e.raw}
		}
	}
	return best, best.secret != nil
}

// cut returns the beginning of a form that text ends in, at least eight bytes long: what is left of
// a secret when somebody shortened the text in its midst.
func (x *index) cut(text string) (match, bool) {
	for at := max(0, len(text)-x.longest); at+shortest <= len(text); at++ {
		rest := text[at:]
		for _, e := range x.byStart[window(text, at)] {
			if len(e.text) > len(rest) && e.text[:len(rest)] == rest {
				return match{start: at, end: len(text), secret: e.secret}, true
			}
		}
	}
	return match{}, false
}

func window(text string, at int) uint64 {
	var b [shortest]byte
	copy(b[:], text[at:at+shortest])
	return binary.LittleEndian.Uint64(b[:])
}

func hash(w uint64) uint64 { return w * 0x9E3779B97F4A7C15 >> (64 - 20) }
