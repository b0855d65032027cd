package faults_test

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// seenInRegistration are the faults of the registration endpoint.
var seenInRegistration = map[string]look{
	"dcr-one-client-for-all": func(s *apptest.Site) bool {
		return s.Register() == registeredWith(s, "redirect_uris", []string{"https://other.example/cb"}).Text("client_id")
	},
	"dcr-secret-for-all": func(s *apptest.Site) bool {
		a, b := registered(s, "client_secret_post"), registered(s, "client_secret_post")
		return a.Text("client_secret") != "" && a.Text("client_secret") == b.Text("client_secret") && a.Text("client_id") != b.Text("client_id")
	},
	"dcr-secret-without-expiry": func(s *apptest.Site) bool {
		a := registered(s, "client_secret_post")
		_, said := a.JSON()["client_secret_expires_at"]
		return a.Text("client_secret") != "" && !said
	},
	"dcr-cacheable": func(s *apptest.Site) bool {
		a := registered(s, "client_secret_post")
		return a.Text("client_secret") != "" && a.Header.Get("Cache-Control") == ""
	},
	"dcr-redirect-optional": func(s *apptest.Site) bool { return registeredWith(s, "redirect_uris", nil).Status == 201 },
	"dcr-plain-http-redirect": func(s *apptest.Site) bool {
		return registeredWith(s, "redirect_uris", []string{"http://other.example/cb"}).Status == 201 &&
			registeredWith(s, "redirect_uris", []string{"javascript:alert(1)"}).Status == 400
	},
	"dcr-form-500": func(s *apptest.Site) bool {
		return s.PostForm("/register", url.Values{"client_name": {"x"}}, "").Status == 500
	},
	"dcr-any-redirect": func(s *apptest.Site) bool {
		return registeredWith(s, "redirect_uris", []string{"javascript:alert(1)"}).Status == 201
	},
	"dcr-error-of-a-framework": func(s *apptest.Site) bool {
		a := registeredWith(s, "redirect_uris", []string{"relative"})
		return a.Status == 422 && a.Text("error") == ""
	},
	"dcr-types-unchecked": func(s *apptest.Site) bool {
		return registeredWith(s, "response_types", []string{"token"}).Status == 201
	},
	"dcr-native-fails": func(s *apptest.Site) bool {
		return registeredWith(s, "redirect_uris", []string{"http://127.0.0.1:1/cb"}).Status == 500
	},
	"dcr-needs-token": func(s *apptest.Site) bool {
		return s.PostJSON("/register", apptest.Registration(), "").Status == 401 &&
			s.PostJSON("/register", apptest.Registration(), "initial").Status == 201
	},
}
