package cimd

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.consent.loopback-warned",
	Title:  "the consent page has a warning where only the user's own device is redirected to",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("6.4"), spec.MCP20260728.ClientRegistration.S("Client ID Metadata Documents")),
	Covers: []string{"CI-14"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"consent-loopback-unwarned"},
	Fix:    "Add a warning to the consent page where all redirect URIs of a document are on loopback: any program on the device can pass for that client.",
	Why:    "A program on the user's device gets a token in the name of an honest client, whose document is public.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		c.OffPath() // the redirect URIs of ChatGPT are not on the user's device
		c.Step("log in up to the consent page of a client on the web")
		usual := words(d.shown(ctx, c))
		local := publish(c, "none")
		local.becomes(func(doc map[string]any) { doc["redirect_uris"] = []string{fixture.LoopbackRedirect} })
		c.Step("log in up to the consent page of a client on the user's device")
		text := local.shown(ctx, c, client.With("redirect_uri", fixture.LoopbackRedirect))
		for _, known := range []string{fixture.LoopbackRedirect, local.Client.ClientID} {
			text = strings.ReplaceAll(text, strings.ToLower(known), "")
		}
		more := slices.DeleteFunc(words(text), func(w string) bool { return slices.Contains(usual, w) })
		// In which words it is said is the server's to choose; that there are some can be seen in every language.
		c.Expect(expect.Claim{Holds: len(more) >= aSentence, Saw: "the same words as for a client on the web"}).
			To(expect.True("a warning, in words that the other page has not"))
	},
})

// aSentence is the least that can be a warning.
const aSentence = 3

var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// words are those of a text, each once; what has a digit in it is none. In scripts that put no space
// between words each letter is taken for one.
func words(text string) []string {
	var spaced strings.Builder
	for _, r := range text {
		if spaced.WriteRune(r); unicode.In(r, unspaced...) {
			spaced.WriteRune(' ')
		}
	}
	all := strings.FieldsFunc(spaced.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	all = slices.DeleteFunc(all, func(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) })
	slices.Sort(all)
	return slices.Compact(all)
}
