package wire

import "strings"

// fieldSecret is a credential that is redacted as the value of one field only.
type fieldSecret struct {
	field  string
	secret *secret
}

// maxFields bounds what targets can add to the set: each of them is searched for on its own.
const maxFields = 100

// enterField adds a value of one field. It reports whether the value is in the set now.
func (s *secrets) enterField(kind, field, value string, r rank) (known bool) {
	if field == "" || value == "" {
		return true
	}
	key := [2]string{strings.ToLower(field), value}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inList[key] {
		return true
	}
	if r < registered && len(s.fields) >= maxFields {
		return false
	}
	s.inList[key] = true
	s.fields = append(s.fields, fieldSecret{key[0], &secret{kind: kind, mark: s.markOf(value), value: value}})
	return true
}

// findFields returns the short values that stand in their fields. The caller holds the lock.
func (s *secrets) findFields(text string) []match {
	var found []match
	for _, f := range s.fields {
		value := f.secret.value
		for at := 0; ; {
			i := strings.Index(text[at:], value)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(value)
			at = start + 1
			if standsIn(text[:start], f.field) && ends(text[end:]) {
				found = append(found, match{start: start, end: end, secret: f.secret})
			}
		}
	}
	return found
}

// standsIn says whether before, the text in front of a value, ends in the name of the field and
// what forms, JSON, query strings, headers and HTML put between a name and its value.
func standsIn(before, field string) bool {
	before = before[max(0, len(before)-len(field)-40):]
	trimmed := strings.TrimRight(before, "\"'\\ \t\n\r=:")
	if !strings.ContainsAny(before[len(trimmed):], "=:") {
		return false
	}
	if name, ok := cutSuffixFold(trimmed, "value"); ok && !strings.EqualFold(field, "value") {
		trimmed = strings.TrimRight(name, "\"' \t\n\r")
	}
	name, ok := cutSuffixFold(trimmed, field)
	return ok && (name == "" || !isWordByte(name[len(name)-1]))
}

func ends(after string) bool { return after == "" || !isWordByte(after[0]) }

func cutSuffixFold(s, suffix string) (string, bool) {
	at := len(s) - len(suffix)
	if at < 0 || !strings.EqualFold(s[at:], suffix) {
		return s, false
	}
	return s[:at], true
}

func isWordByte(b byte) bool {
	return b == '_' || b == '-' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
