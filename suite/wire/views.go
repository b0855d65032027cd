package wire

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// view is a text with a layer of escapes undone. Escapes are undone in the text rather than applied
// to the secrets, because every writer escapes differently (%2f and %2F, \/ and \u002F, &#43; and
// &#x2b;), and layers lie upon layers (a URL in a query in an attribute).
type view struct {
	text string
	// from[i] is where byte i of text begins in the original, and from[len(text)] where that ends;
	// nil stands for the original itself.
	from []int32
}

// layers bounds how often escapes are undone.
const layers = 6

// views returns the text and every layer below its escapes.
func views(text string) []view {
	out := []view{{text: text}}
	for range layers {
		next, changed := out[len(out)-1].unescape()
		if !changed {
			break
		}
		out = append(out, next)
	}
	return out
}

// original translates a stretch of the view into one of the original text.
func (v view) original(m match) match {
	if v.from != nil {
		m.start, m.end = int(v.from[m.start]), int(v.from[m.end])
	}
	return m
}

func (v view) at(i int) int32 {
	if v.from == nil {
		return int32(i) // a text is megabytes at most
	}
	return v.from[i]
}

// unescape undoes one layer of URL, JSON and HTML escapes.
func (v view) unescape() (view, bool) {
	first := firstEscape(v.text)
	if first < 0 {
		return v, false
	}
	var b strings.Builder
	b.Grow(len(v.text))
	b.WriteString(v.text[:first])
	from := make([]int32, 0, len(v.text)+1)
	for i := range first {
		from = append(from, v.at(i))
	}
	for i := first; i < len(v.text); {
		plain, width := unescapeAt(v.text[i:])
		if width == 0 {
			plain, width = v.text[i:i+1], 1
		}
		b.WriteString(plain)
		for range len(plain) {
			from = append(from, v.at(i))
		}
		i += width
	}
	return view{text: b.String(), from: append(from, v.at(len(v.text)))}, true
}

func firstEscape(text string) int {
	for at := 0; ; at++ {
		next := strings.IndexAny(text[at:], `%\&`)
		if next < 0 {
			return -1
		}
		at += next
		if _, width := unescapeAt(text[at:]); width > 0 {
			return at
		}
	}
}

// unescapeAll undoes all layers of escapes that a value itself seems to have.
func unescapeAll(value string) string {
	all := views(value)
	return all[len(all)-1].text
}

// unescapeAt returns what the escape at the beginning of s stands for, and its width; 0 is none.
func unescapeAt(s string) (string, int) {
	switch s[0] {
	case '%':
		return unescapePercent(s)
	case '\\':
		return unescapeBackslash(s)
	case '&':
		return unescapeEntity(s)
	}
	return "", 0
}

func unescapePercent(s string) (string, int) {
	if len(s) < 3 {
		return "", 0
	}
	b, err := strconv.ParseUint(s[1:3], 16, 8)
	if err != nil {
		return "", 0
	}
	return string([]byte{byte(b)}), 3
}

// backslash are the escapes of JSON (RFC 8259 §7), and the apostrophe of JavaScript.
var backslash = map[byte]string{
	'"': `"`, '\\': `\`, '/': "/", '\'': "'", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t",
}

func unescapeBackslash(s string) (string, int) {
	if len(s) < 2 {
		return "", 0
	}
	if s[1] == 'u' {
		return unescapeUnicode(s)
	}
	if plain, known := backslash[s[1]]; known {
		return plain, 2
	}
	return "", 0
}

func unescapeUnicode(s string) (string, int) {
	r, ok := hex4(s)
	if !ok {
		return "", 0
	}
	if utf16.IsSurrogate(r) {
		if low, ok := hex4(s[6:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return string(pair), 12
			}
		}
	}
	return string(r), 6
}

// hex4 reads \uXXXX.
func hex4(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}

// unescapeEntity reads an HTML character reference with its semicolon.
func unescapeEntity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 0 {
		return "", 0
	}
	plain := html.UnescapeString(s[:end+1])
	if plain == s[:end+1] {
		return "", 0
	}
	return plain, end + 1
}
