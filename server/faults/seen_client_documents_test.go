package faults_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// publisher serves, to every site that trusts it, the document that the path asks for: what is changed in
// it stands in the query, which is part of the client_id.
var publisher = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	id := "https://" + r.Host + r.URL.RequestURI()
	document := map[string]any{"client_id": id, "client_name": "A client", "redirect_uris": []string{apptest.Redirect}}
	for name, values := range r.URL.Query() {
		document[name] = values[0]
		if name == "redirect_uris" {
			document[name] = values
		}
	}
	if r.URL.Path == "/second" && served.Add(1) == 1 {
		http.Error(w, "not yet", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(document)
}))

// served counts the requests for a document that is not there at the first.
var served atomic.Int32

// trusting makes a site trust the publisher.
func trusting(c *app.Config) { c.HTTPClient = publisher.Client() }

// takes reports whether a client with that document gets to the login.
func takes(s *apptest.Site, path string) bool {
	q := s.AuthorizeQuery(publisher.URL + path)
	return s.Browse().Open(q).Status == http.StatusOK
}

func listed(s *apptest.Site, member string) []any {
	list, _ := s.Get(asm).JSON()[member].([]any)
	return list
}

// seenInClientDocuments are the faults of servers that take client ID metadata documents.
var seenInClientDocuments = map[string]look{
	"cimd-promised-only": func(s *apptest.Site) bool {
		return s.Get(asm).JSON()["client_id_metadata_document_supported"] == true && !takes(s, "/c")
	},
	"cimd-unadvertised": func(s *apptest.Site) bool {
		return s.Get(asm).JSON()["client_id_metadata_document_supported"] == nil && takes(s, "/c")
	},
	"cimd-id-not-compared":  func(s *apptest.Site) bool { return takes(s, "/c?client_id=other") },
	"cimd-members-optional": func(s *apptest.Site) bool { return takes(s, "/c?client_name=") },
	"cimd-secret-taken":     func(s *apptest.Site) bool { return takes(s, "/c?client_secret=known") },
	"cimd-any-size":         func(s *apptest.Site) bool { return takes(s, "/c?padding="+strings.Repeat("x", 6<<10)) },
	"cimd-redirect-allow-list": func(s *apptest.Site) bool {
		return takes(s, "/c?redirect_uris="+url.QueryEscape("https://a.example/cb"))
	},
	"cimd-errors-cached": func(s *apptest.Site) bool {
		served.Store(0)
		return takes(s, "/c") && !takes(s, "/second") && !takes(s, "/second")
	},
	"auth-algs-missing": func(s *apptest.Site) bool {
		return takes(s, "/c") && listed(s, "token_endpoint_auth_signing_alg_values_supported") == nil
	},
	"auth-algs-none": func(s *apptest.Site) bool {
		algs := listed(s, "token_endpoint_auth_signing_alg_values_supported")
		return len(algs) == 2 && algs[1] == "none"
	},
}
