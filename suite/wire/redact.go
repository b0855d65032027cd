package wire

import (
	"cmp"
	"slices"
	"strings"
)

// redaction is one way of writing a text down.
type redaction struct {
	// cutOff says that the text was cut at its end, so that half a secret may stand there.
	cutOff bool
	// readable says more than the label of a secret that stood there in the clear; nil says no more.
	readable func(s *secret, label string) string
}

// redact is for sentences: a secret may also be cut off before an ellipsis, for whoever shortened
// the sentence did not know of it.
func (s *secrets) redact(text string) string {
	const ellipsis = "…"
	parts := strings.Split(text, ellipsis)
	last := len(parts) - 1
	for i, part := range parts {
		parts[i] = s.write(part, redaction{cutOff: i < last})
	}
	return strings.Join(parts, ellipsis)
}

func (s *secrets) write(text string, how redaction) string {
	matches := s.search(text, how.cutOff)
	if len(matches) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, m := range matches {
		b.WriteString(text[at:m.start])
		if how.readable != nil && m.raw {
			m.label = how.readable(m.secret, m.label)
		}
		b.WriteString(m.label)
		at = m.end
	}
	return b.String() + text[at:]
}

// search returns where secrets stand in text, in order and without overlap.
func (s *secrets) search(text string, cutOff bool) []match {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if len(s.known) == 0 && len(s.fields) == 0 {
		return nil
	}
	var found []match
	for _, v := range views(text) {
		for _, m := range s.index.find(v.text) {
			found = append(found, v.original(m))
		}
		for _, m := range s.findFields(v.text) {
			found = append(found, v.original(m))
		}
		if m, ok := s.index.cut(v.text); cutOff && ok {
			found = append(found, v.original(m))
		}
	}
	merged := merge(found)
	for i := range merged { // here, because a kind can be improved on as soon as the lock is free
		merged[i].label = merged[i].secret.label()
	}
	return merged
}

// merge joins what overlaps under the name of the longer part.
func merge(found []match) []match {
	slices.SortStableFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	var out []match
	for _, m := range found {
		if len(out) == 0 || m.start >= out[len(out)-1].end {
			out = append(out, m)
			continue
		}
		last := &out[len(out)-1]
		if m.end-m.start > last.end-last.start {
			last.secret, last.raw = m.secret, m.raw
		}
		last.end = max(last.end, m.end)
	}
	return out
}
