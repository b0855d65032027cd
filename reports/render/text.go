package render

import (
	"strings"
	"unicode"
)

// plain makes text of the target one harmless line: white space becomes single spaces, and what a
// terminal or a reader could be fooled with (control characters, escape sequences, characters that
// turn the direction of writing) becomes U+FFFD.
func plain(s string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return visibleRune(r)
	}, s)
	return strings.Join(strings.Fields(visible), " ")
}

// plainLines is plain for text whose line breaks and indentation mean something.
func plainLines(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return visibleRune(r)
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

func visibleRune(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return unicode.ReplacementChar
}

// wrap breaks text into lines of at most width runes, at spaces. A word longer than a line stays
// whole: a broken URL cannot be clicked or copied.
func wrap(s string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		n := len([]rune(word))
		if used > 0 && used+1+n > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}

// clip shortens text to at most width runes and shows that it did.
func clip(s string, width int) string {
	runes := []rune(s)
	if len(runes) <= width || width < 1 {
		return s
	}
	return string(runes[:width-1]) + "…"
}

// wrapParts breaks a line of parts between two of them only.
func wrapParts(line string, width int) []string {
	var lines []string
	for _, part := range strings.Split(line, " · ") {
		last := len(lines) - 1
		if last >= 0 && len([]rune(lines[last]))+3+len([]rune(part)) <= width {
			lines[last] += " · " + part
			continue
		}
		lines = append(lines, part)
	}
	return lines
}

// pad fills text with spaces up to width runes.
func pad(s string, width int) string {
	if n := width - len([]rune(s)); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}
