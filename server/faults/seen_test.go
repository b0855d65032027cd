package faults_test

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// look reports whether a server can be seen to have a fault.
type look func(s *apptest.Site) bool

// seen holds what is to be seen of each fault.
var seen = merge(seenInDiscovery, seenInResourceMetadata, seenInServerMetadata, seenInAuthorize, seenInLogin, seenInPages, seenInRegistration, seenInClientDocuments, seenInManagement, seenInTokens, seenInBearer, seenInJWT, seenInTokenUse, seenInKeys, seenInExchange, seenInMCP, seenInTransport, seenInSessions, seenInLifecycle, seenInResources, seenInExtended, seenInTokenRequests, seenInRefresh, seenInOpenID, seenInScopes, seenInSeeds)

func merge(parts ...map[string]look) map[string]look {
	all := map[string]look{}
	for _, part := range parts {
		for id, l := range part {
			all[id] = l
		}
	}
	return all
}

var seenInDiscovery = map[string]look{
	"challenge-status-403": func(s *apptest.Site) bool {
		a := s.Initialize("")
		return a.Status == 403 && a.JSON()["jsonrpc"] == "2.0"
	},
	"challenge-missing": func(s *apptest.Site) bool {
		a := s.Initialize("")
		return a.Status == 401 && a.Header.Get("WWW-Authenticate") == ""
	},
	"challenge-malformed": func(s *apptest.Site) bool {
		return strings.HasPrefix(challenge(s), "Bearer, ")
	},
	"challenge-without-metadata": func(s *apptest.Site) bool {
		return strings.HasPrefix(challenge(s), "Bearer ") && !strings.Contains(challenge(s), "resource_metadata")
	},
	"prm-missing": func(s *apptest.Site) bool {
		return s.Get(prm).Status == 404 && s.Get(prm+"/mcp").Status == 404
	},
	"prm-html": func(s *apptest.Site) bool {
		a := s.Get(prm + "/mcp")
		return a.Status == 200 && strings.HasPrefix(a.Header.Get("Content-Type"), "text/html")
	},
	"prm-resource-mismatch": func(s *apptest.Site) bool { return s.Get(prm+"/mcp").Text("resource") == s.URL },
	"as-metadata-missing":   func(s *apptest.Site) bool { return s.Get(asm).Status == 404 },
	"issuer-trailing-slash": func(s *apptest.Site) bool {
		id := s.Register()
		end := s.Browse().Through(s.AuthorizeQuery(id), 0, "allow")
		return s.Get(asm).Text("issuer") == s.URL+"/" && end.Query().Get("iss") == s.URL+"/"
	},
	"endpoints-internal-host": func(s *apptest.Site) bool {
		m := s.Get(asm)
		return m.Text("issuer") == s.URL && !strings.HasPrefix(m.Text("token_endpoint"), s.URL) &&
			strings.HasSuffix(m.Text("token_endpoint"), "/token")
	},
	"s256-not-advertised": func(s *apptest.Site) bool {
		return s.Get(asm).JSON()["code_challenge_methods_supported"] == nil
	},
	"registration-missing": func(s *apptest.Site) bool {
		return s.Get(asm).Text("registration_endpoint") == "" &&
			s.PostJSON("/register", apptest.Registration(), "").Status == 404
	},
	"dcr-refuses-chatgpt-body": func(s *apptest.Site) bool {
		public := apptest.Registration()
		public["token_endpoint_auth_method"] = "none"
		return s.PostJSON("/register", public, "").Status == 201 &&
			s.PostJSON("/register", apptest.Registration(), "").Status == 400
	},
	"dcr-null-secret": func(s *apptest.Site) bool {
		a := s.PostJSON("/register", apptest.Registration(), "")
		secret, there := a.JSON()["client_secret"]
		return a.Status == 201 && a.Text("client_id") != "" && there && secret == nil
	},
}

const (
	prm = "/.well-known/oauth-protected-resource"
	asm = "/.well-known/oauth-authorization-server"
)

func challenge(s *apptest.Site) string { return s.Initialize("").Header.Get("WWW-Authenticate") }
