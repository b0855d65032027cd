package expect

import (
	"html"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Thing is something that an answer must not tell: its kind is said in the report, its value never.
type Thing struct {
	Kind  string // "the Privy token", "a stack trace", "the backend's address"
	Value string
}

// NotContainAnyOf matches an answer that holds none of the things in its header or body, neither
// raw nor escaped. Letter case counts. A thing with an empty value is nowhere.
func NotContainAnyOf(things ...Thing) Matcher {
	kinds := make([]string, 0, len(things))
	for _, thing := range things {
		if !slices.Contains(kinds, thing.Kind) {
			kinds = append(kinds, thing.Kind)
		}
	}
	return &rule{
		expected: "an answer without " + oneOf(kinds),
		match:    func(ex *wire.Exchange) bool { return len(contained(ex, things)) == 0 },
		describe: func(ex *wire.Exchange) string {
			text := oneOfInts([]int{ex.Status}) + " with a body of " + mediaType(ex)
			if seen := contained(ex, things); len(seen) > 0 {
				return text + " that contains " + strings.Join(seen, ", ")
			}
			return Describe(ex)
		},
	}
}

// contained returns the kinds of the things that the answer holds.
func contained(ex *wire.Exchange, things []Thing) []string {
	text := haystack(ex)
	var kinds []string
	for _, thing := range things {
		if thing.Value != "" && strings.Contains(text, thing.Value) && !slices.Contains(kinds, thing.Kind) {
			kinds = append(kinds, thing.Kind)
		}
	}
	return kinds
}

// haystack is the answer as it came and with its escapes undone.
func haystack(ex *wire.Exchange) string {
	var b strings.Builder
	for name, values := range ex.Header {
		b.WriteString(name + ": " + strings.Join(values, ", ") + "\n")
	}
	b.Write(ex.Body)
	raw := b.String()
	unescaped := html.UnescapeString(jsonUnescape.Replace(raw))
	if decoded, err := url.QueryUnescape(unescaped); err == nil {
		unescaped += "\n" + decoded
	}
	return raw + "\n" + unescaped
}

// jsonUnescape undoes the escapes that JSON writers use inside ordinary text.
var jsonUnescape = strings.NewReplacer(
	`\/`, `/`, `\"`, `"`, `\\`, `\`, `\n`, "\n", `\t`, "\t",
	`\u0026`, "&", `\u003c`, "<", `\u003C`, "<", `\u003e`, ">", `\u003E`, ">", `\u0027`, "'", `\u002B`, "+", `\u002b`, "+",
)
