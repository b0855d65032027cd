package expect

import (
	"fmt"
	"mime"
	"slices"
	"strings"

	"github.com/onsi/gomega"
	"github.com/onsi/gomega/types"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Status matches an answer with one of the given status codes. If all of them are 4xx it waits for
// a refusal.
func Status(codes ...int) Matcher {
	return &rule{
		expected: "status " + oneOfInts(codes),
		refusal:  allClientErrors(codes),
		match:    func(ex *wire.Exchange) bool { return slices.Contains(codes, ex.Status) },
	}
}

// ClientError matches any 4xx but 429, whatever its body: the weakest usable refusal.
func ClientError() Matcher {
	return &rule{
		expected: "a 4xx answer", refusal: true,
		match: func(ex *wire.Exchange) bool { return ex.Status >= 400 },
	}
}

// MediaType matches an answer with one of the given media types, parameters aside.
func MediaType(mediaTypes ...string) Matcher {
	return &rule{
		expected: "Content-Type " + strings.Join(mediaTypes, " or "),
		match:    func(ex *wire.Exchange) bool { return slices.Contains(mediaTypes, mediaType(ex)) },
	}
}

// Header matches a response header. want is a Gomega matcher over the value, or the value itself;
// several header lines are joined by ", " (RFC 9110 §5.3). An absent header is the empty string.
func Header(name string, want any) Matcher {
	m, ok := want.(types.GomegaMatcher)
	if !ok {
		m = gomega.Equal(want)
	}
	value := func(ex *wire.Exchange) string { return strings.Join(ex.Header.Values(name), ", ") }
	return &rule{
		expected: "header " + name + ": " + matcherText(m, want),
		match: func(ex *wire.Exchange) bool {
			matched, err := m.Match(value(ex))
			return err == nil && matched
		},
		describe: func(ex *wire.Exchange) string {
			if value(ex) == "" {
				return fmt.Sprintf("%d without %s", ex.Status, name)
			}
			return fmt.Sprintf("%d with %s: %s", ex.Status, name, short(value(ex)))
		},
	}
}

// matcherText finds words for a Gomega matcher of foreign make.
func matcherText(m types.GomegaMatcher, want any) string {
	if own, ok := want.(Matcher); ok {
		return own.Expected()
	}
	if _, ok := want.(types.GomegaMatcher); !ok {
		return fmt.Sprint(want)
	}
	// Gomega says `Expected <string>: x to contain substring <string>: y`.
	text := strings.ReplaceAll(oneLine(m.FailureMessage("")), "<string>: ", "")
	_, after, _ := strings.Cut(text, "to ")
	return after
}

func mediaType(ex *wire.Exchange) string {
	name, _, err := mime.ParseMediaType(ex.Header.Get("Content-Type"))
	if err != nil {
		return strings.ToLower(strings.TrimSpace(ex.Header.Get("Content-Type")))
	}
	return name
}

func allClientErrors(codes []int) bool {
	return len(codes) > 0 && !slices.ContainsFunc(codes, func(c int) bool { return c < 400 || c > 499 || c == 429 })
}

func oneOfInts(codes []int) string {
	words := make([]string, len(codes))
	for i, code := range codes {
		words[i] = fmt.Sprint(code)
	}
	return oneOf(words)
}

// oneOf joins alternatives as a reader would: "a, b or c".
func oneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
