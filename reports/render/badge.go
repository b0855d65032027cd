package render

import (
	"encoding/xml"
	"io"
	"strings"
	"text/template"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Widths are those of 11 px Verdana, set explicitly with textLength, so that the badge looks the same
// with any font.
var badge = template.Must(template.New("badge").Funcs(template.FuncMap{"xml": xmlText}).Parse(
	`<svg xmlns="http://www.w3.org/2000/svg" width="{{.Width}}" height="20" role="img" aria-label="{{xml .Label}}: {{xml .Word}}">
<title>{{xml .Label}}: {{xml .Word}}</title>
<clipPath id="r"><rect width="{{.Width}}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="{{.Left}}" height="20" fill="#3a4048"/><rect x="{{.Left}}" width="{{.Right}}" height="20" fill="{{.Color}}"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
<text x="8" y="14" textLength="{{.LabelLength}}">{{xml .Label}}</text>
<text x="{{.WordAt}}" y="14" textLength="{{.WordLength}}">{{xml .Word}}</text>
</g>
</svg>
`))

// Badge writes an SVG that says whether the host connects. It names no date: a badge is shown long
// after its run.
func Badge(w io.Writer, run *result.Run) error {
	word, color := "unknown", "#7a818a"
	switch run.Verdict.Connects {
	case result.ConnectsYes:
		word, color = "connects", "#1a7f3c"
	case result.ConnectsNo:
		word, color = "does not connect", "#b4232a"
	case result.ConnectsAtRisk:
		word, color = "at risk", "#8f6200"
	case result.ConnectsUnknown:
	}
	label := clip(hostName(run), 24)
	b := struct {
		Label, Word, Color                                  string
		Width, Left, Right, LabelLength, WordAt, WordLength int
	}{Label: label, Word: word, Color: color, LabelLength: textWidth(label), WordLength: textWidth(word)}
	b.Left, b.Right = b.LabelLength+16, b.WordLength+16
	b.Width, b.WordAt = b.Left+b.Right, b.Left+8
	return badge.Execute(w, b)
}

// textWidth is about the width of text in pixels; textLength then makes it so.
func textWidth(s string) int { return len([]rune(s)) * 13 / 2 }

// xmlText escapes text for an attribute or an element.
func xmlText(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}
