package manual

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"net/url"
	"strings"
)

//go:embed pages
var pages embed.FS

var templates = template.Must(template.ParseFS(pages, "pages/page.html"))

// style is the sheet of all pages, and policy allows nothing beside it but forms to this site.
var style, policy = func() (template.CSS, string) {
	sheet, err := pages.ReadFile("pages/style.css")
	if err != nil {
		panic(err) // it is embedded
	}
	sum := sha256.Sum256(sheet)
	hash := base64.StdEncoding.EncodeToString(sum[:])
	return template.CSS(sheet), //nolint:gosec // the sheet is ours
		"default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; style-src 'sha256-" + hash + "'"
}()

// view is what a page shows.
type view struct {
	Style template.CSS
	Back  int // logins of which the browser came back
	// Of the login that waits:
	Count          string
	Most           int
	To, Host       string // the authorization request
	Begins, EndsAt string // where it ends, when that is not here
	Auto, Again    bool
	Problem, Why   string
}

// view shows a login.
func (v *visit) view(back int) *view {
	p := &view{Style: style, Back: back, Count: v.count(), Most: v.of, To: v.request.AuthorizeURL, Begins: v.request.RedirectURI}
	p.Host, p.EndsAt = hostOf(p.To), hostOf(p.Begins)
	return p
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Host
}

// page is one that is written piece by piece.
type page struct {
	w http.ResponseWriter
}

// begin writes the head of a page.
func begin(w http.ResponseWriter, status int) page {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // not no-referrer, under which browsers hide whose form it is
	w.WriteHeader(status)
	p := page{w}
	p.add("top", &view{Style: style})
	return p
}

// add writes a piece and sends it off. Who no longer reads is noticed by the request's context.
func (p page) add(piece string, v *view) {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, piece, v); err != nil {
		panic(err) // the templates are ours
	}
	_, _ = p.w.Write([]byte(b.String()))
	_ = http.NewResponseController(p.w).Flush()
}

func (p page) end() { p.add("bottom", nil) }
