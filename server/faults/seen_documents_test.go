package faults_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// has reports whether a list member of a document has the value.
func has(s *apptest.Site, path, member, value string) bool {
	list, _ := s.Get(path).JSON()[member].([]any)
	return slices.Contains(list, any(value))
}

// lacks reports whether a document is there, without the member.
func lacks(s *apptest.Site, path, member string) bool {
	doc := s.Get(path).JSON()
	_, there := doc[member]
	return doc != nil && !there
}

// empty reports whether a document has a member that is null or has no elements.
func empty(s *apptest.Site, path string) bool {
	for _, v := range s.Get(path).JSON() {
		if list, ok := v.([]any); v == nil || ok && len(list) == 0 {
			return true
		}
	}
	return false
}

func keys(s *apptest.Site) []map[string]string {
	var set struct{ Keys []map[string]string }
	if json.Unmarshal([]byte(s.Get("/.well-known/jwks.json").Body), &set) != nil {
		return nil
	}
	return set.Keys
}

func anyKey(s *apptest.Site, is func(map[string]string) bool) bool {
	return slices.ContainsFunc(keys(s), is)
}

var seenInResourceMetadata = map[string]look{
	"prm-appended": func(s *apptest.Site) bool {
		return s.Get(prm+"/mcp").Status == 404 && s.Get("/mcp"+prm).Text("resource") == s.MCP() &&
			strings.Contains(challenge(s), s.URL+"/mcp"+prm)
	},
	"prm-issuer-bare-host": func(s *apptest.Site) bool {
		return has(s, prm+"/mcp", "authorization_servers", "login.mcpconform.example")
	},
	"prm-second-issuer-dead": func(s *apptest.Site) bool { return has(s, prm+"/mcp", "authorization_servers", s.URL+"/retired") },
	"issuer-with-query": func(s *apptest.Site) bool {
		return s.Get(asm).Text("issuer") == s.URL+"?tenant=1" && has(s, prm, "authorization_servers", s.URL+"?tenant=1")
	},
	"prm-scopes-missing":       func(s *apptest.Site) bool { return lacks(s, prm+"/mcp", "scopes_supported") },
	"prm-offline-access":       func(s *apptest.Site) bool { return has(s, prm+"/mcp", "scopes_supported", "offline_access") },
	"challenge-offline-access": func(s *apptest.Site) bool { return strings.Contains(challenge(s), "offline_access") },
	"challenge-without-scope":  func(s *apptest.Site) bool { return challenge(s) != "" && !strings.Contains(challenge(s), "scope=") },
	"challenge-error-always":   func(s *apptest.Site) bool { return strings.Contains(challenge(s), `error="invalid_token"`) },
	"prm-bearer-in-query":      func(s *apptest.Site) bool { return has(s, prm+"/mcp", "bearer_methods_supported", "query") },
	"prm-signed-by-nobody": func(s *apptest.Site) bool {
		return strings.HasSuffix(s.Get(prm+"/mcp").Text("signed_metadata"), ".")
	},
	"prm-signing-none":   func(s *apptest.Site) bool { return has(s, prm+"/mcp", "resource_signing_alg_values_supported", "none") },
	"prm-empty-members":  func(s *apptest.Site) bool { return empty(s, prm+"/mcp") },
	"prm-links-relative": func(s *apptest.Site) bool { return s.Get(prm+"/mcp").Text("resource_documentation") == "/docs" },
	"prm-dpop-claimed": func(s *apptest.Site) bool {
		return s.Get(prm + "/mcp").JSON()["dpop_bound_access_tokens_required"] == true
	},
	"challenge-http-metadata": func(s *apptest.Site) bool {
		return strings.Contains(challenge(s), "http://") && !strings.Contains(challenge(s), s.URL)
	},
	"prm-cached-for-a-year": func(s *apptest.Site) bool {
		return strings.Contains(s.Get(prm+"/mcp").Header.Get("Cache-Control"), "31536000")
	},
	"prm-root-of-another": func(s *apptest.Site) bool {
		return s.Get(prm+"/mcp").Text("resource") == s.MCP() && !strings.HasPrefix(s.Get(prm).Text("resource"), s.URL)
	},
	"prm-name-missing": func(s *apptest.Site) bool { return lacks(s, prm+"/mcp", "resource_name") },
	"stream-without-token": func(s *apptest.Site) bool {
		a := s.Get("/mcp")
		return a.Status == 200 && a.Header.Get("Content-Type") == "text/event-stream"
	},
}

var seenInServerMetadata = map[string]look{
	"cors-preflight-only": func(s *apptest.Site) bool {
		allowed := func(method string) string {
			return s.Do(http.DefaultClient, s.Request(method, asm, "", "")).Header.Get("Access-Control-Allow-Origin")
		}
		return allowed(http.MethodOptions) == "*" && allowed(http.MethodGet) == ""
	},
	"as-metadata-appended": func(s *apptest.Site) bool {
		return s.Get(asm+"/tenant").Status == 404 && s.Get("/tenant"+asm).Text("issuer") == s.URL+"/tenant"
	},
	"response-types-missing":      func(s *apptest.Site) bool { return lacks(s, asm, "response_types_supported") },
	"implicit-offered":            func(s *apptest.Site) bool { return has(s, asm, "response_types_supported", "token") },
	"plain-advertised":            func(s *apptest.Site) bool { return has(s, asm, "code_challenge_methods_supported", "plain") },
	"password-grant-offered":      func(s *apptest.Site) bool { return has(s, asm, "grant_types_supported", "password") },
	"grant-types-without-code":    func(s *apptest.Site) bool { return !has(s, asm, "grant_types_supported", "authorization_code") },
	"grant-types-without-refresh": func(s *apptest.Site) bool { return !has(s, asm, "grant_types_supported", "refresh_token") },
	"auth-methods-missing":        func(s *apptest.Site) bool { return lacks(s, asm, "token_endpoint_auth_methods_supported") },
	"revocation-methods-missing":  func(s *apptest.Site) bool { return lacks(s, asm, "revocation_endpoint_auth_methods_supported") },
	"as-scopes-missing":           func(s *apptest.Site) bool { return lacks(s, asm, "scopes_supported") },
	"iss-not-advertised":          func(s *apptest.Site) bool { return lacks(s, asm, "authorization_response_iss_parameter_supported") },
	"as-empty-members":            func(s *apptest.Site) bool { return empty(s, asm) },
	"authorize-cors": func(s *apptest.Site) bool {
		return s.Get("/authorize").Header.Get("Access-Control-Allow-Origin") == "*"
	},
	"protected-resources-of-others": func(s *apptest.Site) bool {
		return has(s, asm, "protected_resources", "https://other.mcpconform.example/mcp")
	},
	"introspection-endpoint-moved": func(s *apptest.Site) bool {
		return s.PostForm(s.Get(asm).Text("introspection_endpoint"), nil, "").Status == http.StatusNotFound
	},
	"jwks-missing": func(s *apptest.Site) bool { return s.Get(s.Get(asm).Text("jwks_uri")).Status == http.StatusNotFound },
	"jwks-private": func(s *apptest.Site) bool { return anyKey(s, func(k map[string]string) bool { return k["d"] != "" }) },
	"jwks-short-key": func(s *apptest.Site) bool {
		return anyKey(s, func(k map[string]string) bool { return size(k["n"]) == 128 })
	},
	"jwks-same-id": func(s *apptest.Site) bool { return len(keys(s)) == 2 && keys(s)[0]["kid"] == keys(s)[1]["kid"] },
	"jwks-use-missing": func(s *apptest.Site) bool {
		return anyKey(s, func(k map[string]string) bool { return k["use"] == "" }) &&
			anyKey(s, func(k map[string]string) bool { return k["use"] == "enc" })
	},
}

func size(number string) int {
	raw, _ := base64.RawURLEncoding.DecodeString(number)
	return len(raw)
}
