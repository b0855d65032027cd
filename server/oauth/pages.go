package oauth

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/server/store"
)

//go:embed pages
var pageFiles embed.FS

var (
	pageStyle = readPage("pages/style.css")
	templates = template.Must(template.New("").Funcs(template.FuncMap{
		"style": func() template.CSS { return template.CSS(pageStyle) }, //nolint:gosec // our own file
	}).ParseFS(pageFiles, "pages/*.html"))
)

func readPage(name string) string {
	b, err := pageFiles.ReadFile(name)
	if err != nil {
		panic(err) // embedded at build time
	}
	return string(b)
}

// Pages are the HTML pages of the login, without script and without anything from elsewhere.
type Pages struct {
	Scopes Scopes
}

// view is what the pages show.
type view struct {
	ID, CSRF    string
	Client      store.Client
	Email       string
	RedirectURI string
	// RedirectHost and ClientHost are the hosts of the redirect URI and of a client_id that is a URL; who
	// has those can be known, while a name is anybody's. OnDevice is true where the first is the user's own.
	RedirectHost, ClientHost string
	OnDevice                 bool
	Resource                 string
	Scopes                   []Scope
	Message                  string
}

type page func(w http.ResponseWriter, status int, v view) error

func (p Pages) view(a store.Pending, c store.Client, csrf string) view {
	v := view{
		ID: a.ID, CSRF: csrf, Client: c, Email: a.Email, RedirectURI: a.RedirectURI,
		Resource: a.Resource, Scopes: p.Scopes.meanings(a.Scope), ClientHost: hostOf(c.ID), RedirectHost: hostOf(a.RedirectURI),
	}
	if u, err := url.Parse(a.RedirectURI); err == nil {
		v.OnDevice = loopbackHost(u.Hostname())
	}
	return v
}

// hostOf is the host of a URL, with its port; "" of anything else.
func hostOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return u.Host
}

func (Pages) email(w http.ResponseWriter, status int, v view) error {
	return render(w, status, "email.html", v.RedirectURI, v)
}

func (Pages) code(w http.ResponseWriter, status int, v view) error {
	return render(w, status, "code.html", v.RedirectURI, v)
}

func (Pages) consent(w http.ResponseWriter, status int, v view) error {
	return render(w, status, "consent.html", v.RedirectURI, v)
}

// farewell is what the page shows on which a user may go back to a client that nobody here vouches for.
type farewell struct {
	Client      store.Client
	Error       *Error
	RedirectURI string
	Location    string
}

func (Pages) leave(w http.ResponseWriter, status int, f farewell) error {
	return render(w, status, "leave.html", "", f)
}

// Page serves an endpoint that people look at: its refusals are pages too.
func Page(log *slog.Logger, e Endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		noStore(w.Header())
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		if err := e(w, r); err != nil {
			refused := asError(log, r, err)
			refused.headers(w.Header())
			_ = render(w, refused.Status, "error.html", "", refused)
		}
	})
}

func render(w http.ResponseWriter, status int, name, redirectURI string, data any) error {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	pageHeaders(w.Header(), redirectURI)
	w.WriteHeader(status)
	_, err := b.WriteTo(w)
	return err
}

// pageHeaders keeps the pages from being framed (RFC 9700 §4.16), from loading anything, and from
// leaking the request they stand for. There is no Cross-Origin-Opener-Policy, because hosts open
// these pages in a popup and watch it.
func pageHeaders(h http.Header, redirectURI string) {
	sum := sha256.Sum256([]byte(pageStyle))
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Content-Security-Policy", fmt.Sprintf(
		"default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'%s",
		base64.StdEncoding.EncodeToString(sum[:]), formAction(redirectURI)))
}

// formAction lets the forms go to this server and on to the client: browsers apply the directive to
// the redirect after a form as well, and under a bare 'self' the consent button does nothing. CSP has
// no way to write an IPv6 address, so a client there gets no form-action at all.
func formAction(redirectURI string) string {
	u, err := url.Parse(redirectURI)
	switch {
	case err != nil || u.Host == "":
		return "; form-action 'self'"
	case strings.Contains(u.Host, "["):
		return ""
	}
	return "; form-action 'self' " + u.Scheme + "://" + u.Host
}
