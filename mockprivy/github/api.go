package github

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// accessToken redeems a code. GitHub answers 200 to what it refuses.
func (g *GitHub) accessToken(w http.ResponseWriter, r *http.Request) {
	value := r.PostFormValue("code")
	g.mu.Lock()
	c, known := g.codes[value]
	delete(g.codes, value)
	g.mu.Unlock()
	switch {
	case r.PostFormValue("client_id") != g.ClientID || r.PostFormValue("client_secret") != g.ClientSecret:
		answer(w, http.StatusOK, map[string]any{"error": "incorrect_client_credentials"})
	case !known:
		answer(w, http.StatusOK, map[string]any{"error": "bad_verification_code"})
	case r.PostFormValue("redirect_uri") != c.redirectURI:
		answer(w, http.StatusOK, map[string]any{"error": "redirect_uri_mismatch"})
	default:
		token := g.mint("GitHub token")
		g.mu.Lock()
		g.tokens[token] = c.account
		g.mu.Unlock()
		answer(w, http.StatusOK, map[string]any{"access_token": token, "token_type": "bearer", "scope": ""})
	}
}

// user says whose a token is.
func (g *GitHub) user(w http.ResponseWriter, r *http.Request) {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	g.mu.Lock()
	a, known := g.tokens[token]
	g.mu.Unlock()
	if !known {
		answer(w, http.StatusUnauthorized, map[string]any{"message": "Bad credentials"})
		return
	}
	describe(w, a)
}

// userByID is what everybody may know of a user.
func (*GitHub) userByID(w http.ResponseWriter, r *http.Request) {
	for _, a := range Accounts {
		if strconv.FormatInt(a.ID, 10) == r.PathValue("id") {
			describe(w, a)
			return
		}
	}
	answer(w, http.StatusNotFound, map[string]any{"message": "Not Found"})
}

func describe(w http.ResponseWriter, a Account) {
	answer(w, http.StatusOK, map[string]any{"id": a.ID, "login": a.Login, "type": "User"})
}

func answer(w http.ResponseWriter, status int, body map[string]any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // who has gone away needs no answer
}
