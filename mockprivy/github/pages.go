package github

import (
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"strings"
)

//go:embed *.html
var files embed.FS

var pages = template.Must(template.ParseFS(files, "*.html"))

const cookieName = "user_session"

// authorize shows the sign-in page, the page that authorizes the app, or neither to who did both before.
func (g *GitHub) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("client_id") != g.ClientID {
		http.NotFound(w, r)
		return
	}
	s := g.sessionOf(r)
	switch {
	case s == nil || q.Get("prompt") == "select_account":
		q.Del("prompt")
		show(w, http.StatusOK, "sign-in.html", map[string]string{"ReturnTo": r.URL.Path + "?" + q.Encode()})
	case s.authorized:
		g.sendBack(w, s.account, q.Get("redirect_uri"), q.Get("state"))
	default:
		show(w, http.StatusOK, "authorize.html", map[string]string{
			"Login": s.account.Login, "ClientID": g.ClientID, "RedirectURI": q.Get("redirect_uri"), "State": q.Get("state"),
		})
	}
}

// signIn answers the form with login and password.
func (g *GitHub) signIn(w http.ResponseWriter, r *http.Request) {
	back := r.PostFormValue("return_to")
	if !strings.HasPrefix(back, "/login/oauth/authorize?") {
		http.Error(w, "return_to leads elsewhere", http.StatusBadRequest)
		return
	}
	for _, a := range Accounts {
		if r.PostFormValue("login") != a.Login || r.PostFormValue("password") != a.Password {
			continue
		}
		id := g.mint("GitHub session cookie")
		g.mu.Lock()
		g.sessions[id] = session{id: id, account: a}
		g.mu.Unlock()
		http.SetCookie(w, &http.Cookie{Name: cookieName, Value: id, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
		w.Header().Set("Location", back)
		w.WriteHeader(http.StatusFound)
		return
	}
	show(w, http.StatusOK, "sign-in.html", map[string]string{"ReturnTo": back, "Message": "Incorrect username or password."})
}

// decide answers the form of the page that authorizes the app.
func (g *GitHub) decide(w http.ResponseWriter, r *http.Request) {
	s, redirectURI, state := g.sessionOf(r), r.PostFormValue("redirect_uri"), r.PostFormValue("state")
	if s == nil || r.PostFormValue("client_id") != g.ClientID {
		http.Error(w, "nobody is signed in here", http.StatusForbidden)
		return
	}
	if r.PostFormValue("authorize") != "1" {
		location(w, redirectURI, url.Values{"error": {"access_denied"}, "error_description": {"The user has denied your application access."}, "state": {state}})
		return
	}
	s.authorized = true
	g.mu.Lock()
	g.sessions[s.id] = *s
	g.mu.Unlock()
	g.sendBack(w, s.account, redirectURI, state)
}

func (g *GitHub) sendBack(w http.ResponseWriter, a Account, redirectURI, state string) {
	value := g.mint("GitHub code")
	g.mu.Lock()
	g.codes[value] = code{account: a, redirectURI: redirectURI}
	g.mu.Unlock()
	location(w, redirectURI, url.Values{"code": {value}, "state": {state}})
}

func (g *GitHub) sessionOf(r *http.Request) *session {
	c, err := r.Cookie(cookieName)
	if err != nil {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if s, known := g.sessions[c.Value]; known {
		return &s
	}
	return nil
}

func location(w http.ResponseWriter, redirectURI string, v url.Values) {
	w.Header().Set("Location", redirectURI+"?"+v.Encode())
	w.WriteHeader(http.StatusFound)
}

func show(w http.ResponseWriter, status int, name string, data map[string]string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Frame-Options", "deny")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	w.WriteHeader(status)
	_ = pages.ExecuteTemplate(w, name, data) // who has gone away needs no page
}
