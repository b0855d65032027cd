package render

import (
	"regexp"
	"strings"
)

// mention finds what a forge would turn into a notification or a reference.
var mention = regexp.MustCompile(`([@#!])([0-9A-Za-z])`)

// punctuation is what Markdown reads as markup anywhere in a line.
var punctuation = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `&lt;`, `>`, `&gt;`, `|`, `\|`, `~`, `\~`, `$`, `\$`, `&`, `&amp;`, `#`, `\#`,
)

// escape makes text plain inside a Markdown line. A space of no width after @, # and ! keeps names from
// being notified and numbers from being linked. Addresses stay addresses.
func escape(s string) string {
	s = mention.ReplaceAllString(plain(s), "$1\u200b$2")
	return punctuation.Replace(s)
}

// code makes text a code span, with more backticks around it than it has inside.
func code(s string) string {
	s = plain(s)
	ticks := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || s == "" {
		s = " " + s + " "
	}
	return ticks + s + ticks
}

// fence writes a code block that its content cannot close.
func (m *markdown) fence(language, text string) {
	ticks := strings.Repeat("`", max(3, longestRun(text, '`')+1))
	m.line("%s%s\n%s\n%s\n", ticks, language, strings.TrimRight(plainLines(text), "\n"), ticks)
}

func longestRun(s string, of rune) int {
	longest, run := 0, 0
	for _, r := range s {
		if r != of {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

func markdownLinks(refs []link) string {
	var out []string
	for _, l := range refs {
		if l.URL == "" {
			out = append(out, escape(l.Title))
			continue
		}
		out = append(out, "["+escape(l.Title)+"](<"+strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "").Replace(plain(l.URL))+">)")
	}
	return strings.Join(out, ", ")
}
