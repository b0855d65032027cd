package render

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

//go:embed templates
var templates embed.FS

//go:embed templates/style.css
var style string

var page = template.Must(template.New("page.html").Funcs(template.FuncMap{
	"marked": marked, "plain": plain,
}).ParseFS(templates, "templates/*.html"))

// HTML writes the report as one page that needs nothing else: no script, no font, no network. Its
// content security policy allows its own style sheet, by hash, and nothing more. The error is that
// of the writer, or of a template, which would be a mistake of this package.
func HTML(w io.Writer, run *result.Run) error {
	return page.Execute(w, pageOf(run))
}

// policy is the content security policy of the page.
func policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// marked escapes text and sets off the fingerprints in it, so that one credential can be followed
// through the exchanges.
func marked(s string) template.HTML {
	s = plainLines(s)
	var b strings.Builder
	at := 0
	for _, m := range fingerprint.FindAllStringIndex(s, -1) {
		b.WriteString(template.HTMLEscapeString(s[at:m[0]]))
		b.WriteString("<mark>" + template.HTMLEscapeString(s[m[0]:m[1]]) + "</mark>")
		at = m[1]
	}
	b.WriteString(template.HTMLEscapeString(s[at:]))
	return template.HTML(b.String()) //nolint:gosec // every part of it was escaped above
}
