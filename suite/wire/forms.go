package wire

import (
	"encoding/base64"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// form is one way a secret can be written. Escapes are not forms: they are undone in the text, see
// views.go.
type form struct {
	text string
	raw  bool // the value itself, not an encoding of it
}

// forms returns every form of value worth searching for, each at least [shortest] long.
func forms(value string) []form {
	out := []form{{text: value, raw: true}}
	plain := []string{value, unescapeAll(value)}
	if strings.Contains(value, " ") { // as a form writes it
		plain = append(plain, strings.ReplaceAll(value, " ", "+"))
	}
	encodings := []string{value, url.QueryEscape(value), jsonEscape(value)} // what may lie inside base64
	for _, text := range plain {
		out = append(out, form{text: text})
	}
	slices.Sort(encodings)
	for _, text := range slices.Compact(encodings) {
		out = append(out, base64Forms(text)...)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(f form) bool {
		double := seen[f.text]
		seen[f.text] = true
		return double || len(f.text) < shortest
	})
}

// base64Forms returns what base64 makes of text wherever it lies in a longer input: the characters
// that depend on text alone, for each of the three alignments, in both alphabets; and the padded
// whole.
func base64Forms(text string) []form {
	var out []form
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before := range 3 {
			encoded := encoding.EncodeToString([]byte(strings.Repeat("\x00", before) + text))
			first, last := (8*before+5)/6, 8*(before+len(text))/6
			out = append(out, form{text: encoded[first:last]})
		}
	}
	return append(out,
		form{text: base64.StdEncoding.EncodeToString([]byte(text))},
		form{text: base64.URLEncoding.EncodeToString([]byte(text))})
}

func jsonEscape(value string) string {
	text, err := json.Marshal(value)
	if err != nil {
		return value
	}
	return string(text[1 : len(text)-1])
}
