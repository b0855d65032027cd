package wire

import "strings"

// harvestLoose looks for name=value and "name": "value" in text of no known syntax: scripts, broken
// JSON, pages for debugging.
func (g *gleaner) harvestLoose(text []byte) {
	const most = 256 << 10 // four times what a report shows
	rest := string(text[:min(len(text), most)])
	for at := 0; ; at++ {
		next := strings.IndexAny(rest[at:], "=:")
		if next < 0 {
			return
		}
		at += next
		if name := nameBefore(rest[:at]); kindOf(name) != "" {
			g.harvestNamed(name, valueAfter(rest[at+1:]), 0)
		}
	}
}

// nameBefore returns the name that text ends in, quoted or not.
func nameBefore(text string) string {
	text = strings.TrimRight(text[max(0, len(text)-60):], " \t\\\"'")
	return text[1+strings.LastIndexFunc(text, func(r rune) bool { return r > 'z' || !isWordByte(byte(r)) }):]
}

// valueAfter returns the value that text begins with, without its quotes.
func valueAfter(text string) string {
	text = strings.TrimLeft(text[:min(len(text), 16<<10)], " \t\r\n\\\"'")
	if end := strings.IndexAny(text, "&\"'<>\\;, \t\r\n"); end >= 0 {
		return text[:end]
	}
	return text
}
