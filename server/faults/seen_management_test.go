package faults_test

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// seenInManagement are the faults of client management (RFC 7592).
var seenInManagement = map[string]look{
	"management-uri-missing": func(s *apptest.Site) bool {
		a := s.PostJSON("/register", apptest.Registration(), "")
		return a.Text("registration_access_token") != "" && a.Text("registration_client_uri") == ""
	},
	"management-token-not-checked": func(s *apptest.Site) bool {
		return manage(s, http.MethodGet, newManaged(s), "another's", nil).Status == 200
	},
	"management-refusal-404": func(s *apptest.Site) bool {
		return manage(s, http.MethodGet, newManaged(s), "another's", nil).Status == 404
	},
	"management-read-partial": func(s *apptest.Site) bool {
		m := newManaged(s)
		a := manage(s, http.MethodGet, m, m.token, nil)
		return a.Text("client_id") == m.id && a.JSON()["redirect_uris"] == nil
	},
	"management-replace-new-id": func(s *apptest.Site) bool {
		m := newManaged(s)
		a := manage(s, http.MethodPut, m, m.token, replacement(m, nil))
		return a.Status == 200 && a.Text("client_id") != m.id
	},
	"management-replace-untrue": func(s *apptest.Site) bool {
		m := newManaged(s)
		manage(s, http.MethodPut, m, m.token, replacement(m, map[string]any{"client_uri": "https://client.example/"}))
		told := manage(s, http.MethodPut, m, m.token, replacement(m, nil))
		return told.JSON()["client_uri"] == nil && manage(s, http.MethodGet, m, m.token, nil).Text("client_uri") != ""
	},
	"management-secret-chosen": func(s *apptest.Site) bool {
		m := newManaged(s)
		manage(s, http.MethodPut, m, m.token, replacement(m, map[string]any{"client_secret": "chosen-by-the-client"}))
		form := s.CodeForm(m.id, "no code")
		form.Set("client_secret", "chosen-by-the-client")
		return s.PostForm("/token", form, "").Text("error") == "invalid_grant"
	},
	"management-delete-200": func(s *apptest.Site) bool {
		m := newManaged(s)
		return manage(s, http.MethodDelete, m, m.token, nil).Status == 200
	},
	"management-delete-forgotten": func(s *apptest.Site) bool {
		m := newManaged(s)
		return manage(s, http.MethodDelete, m, m.token, nil).Status == 204 && manage(s, http.MethodGet, m, m.token, nil).Status == 200
	},
	"management-delete-keeps-tokens": func(s *apptest.Site) bool {
		m := newManaged(s)
		tokens := s.Redeem(m.id, s.Code(m.id, 0))
		manage(s, http.MethodDelete, m, m.token, nil)
		return manage(s, http.MethodGet, m, m.token, nil).Status == 401 && s.RPC(tokens.Access, "tools/list", nil).Status == 200
	},
}

// managed is a client and the credential of its registration.
type managed struct{ id, token string }

func newManaged(s *apptest.Site) managed {
	a := s.PostJSON("/register", apptest.Registration(), "")
	return managed{a.Text("client_id"), a.Text("registration_access_token")}
}

// replacement is the registration the client has already, but for some members.
func replacement(m managed, members map[string]any) map[string]any {
	body := apptest.Registration()
	body["client_id"] = m.id
	for name, value := range members {
		body[name] = value
	}
	return body
}

func manage(s *apptest.Site, method string, m managed, token string, body map[string]any) apptest.Answer {
	raw, err := json.Marshal(body)
	if err != nil {
		panic(err) // of maps of strings
	}
	r := s.Request(method, "/register/"+m.id, "application/json", strings.TrimSuffix(string(raw), "null"))
	r.Header.Set("Authorization", "Bearer "+token)
	return s.Do(http.DefaultClient, r)
}
