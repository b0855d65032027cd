package faults_test

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInResources = map[string]look{
	"resources-list-missing": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return strings.Contains(s.Initialize(t).Body, `"resources":{`) && strings.Contains(s.RPC(t, "resources/list", nil).Body, "-32601")
	},
	"resources-undeclared": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return !strings.Contains(s.Initialize(t).Body, `"resources"`) && strings.Contains(s.RPC(t, "resources/list", nil).Body, itemsPage)
	},
	"unknown-resource-empty": func(s *apptest.Site) bool {
		return strings.Contains(readResource(s, "other://thing"), `"contents":[]`) && strings.Contains(readResource(s, itemsPage), `"text":`)
	},
	"resource-path-joined": func(s *apptest.Site) bool {
		return strings.Contains(readResource(s, "ui://widget/../../etc/os-release"), "NAME=") && strings.Contains(readResource(s, "ui://widget/no.html"), `"error"`)
	},
	"resource-template-joined": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "resources/templates/list", nil).Body, "docs://pages/{name}") &&
			strings.Contains(readResource(s, "docs://pages/..%2F..%2Fetc%2Fos-release"), "NAME=") && strings.Contains(readResource(s, "docs://pages/no"), `"error"`)
	},
	"widget-missing": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "tools/list", nil).Body, "items-2.html") && strings.Contains(readResource(s, "ui://widget/items-2.html"), `"error"`)
	},
	"widget-plain-html": func(s *apptest.Site) bool {
		return strings.Contains(readResource(s, itemsPage), `"mimeType":"text/html"`)
	},
	"caching-hints-missing": func(s *apptest.Site) bool {
		a := modern(s, "2026-07-28", nil)
		return a.Status == 200 && !strings.Contains(a.Body, "ttlMs") && !strings.Contains(a.Body, "cacheScope")
	},
	"user-data-public": func(s *apptest.Site) bool {
		first, second := s.RPC(s.Tokens(0).Access, "resources/list", nil).Body, s.RPC(s.Tokens(1).Access, "resources/list", nil).Body
		return first != second && strings.Contains(first, `"cacheScope":"public"`)
	},
	"tools-order-varies": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		first := s.RPC(t, "tools/list", nil).Body
		for range 5 { // that an order of five comes again each time is next to impossible
			if s.RPC(t, "tools/list", nil).Body != first {
				return true
			}
		}
		return false
	},
	"tool-schema-invalid": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "tools/list", nil).Body, `"type":"int"`)
	},
	"structured-not-mirrored": func(s *apptest.Site) bool {
		a := s.Call(s.Tokens(0).Access, "get-items", map[string]any{}).Body
		return strings.Contains(a, `"structuredContent"`) && strings.Contains(a, `"text":"Done."`)
	},
	"tool-undescribed": func(s *apptest.Site) bool {
		return !strings.Contains(s.RPC(s.Tokens(0).Access, "tools/list", nil).Body, "Lists the user's items")
	},
	"profile-without-id": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return strings.Contains(s.RPC(t, "tools/list", nil).Body, `"openai/profile":true`) && !strings.Contains(s.Call(t, "get-profile", map[string]any{}).Body, "did:privy:")
	},
	"extension-unprefixed": func(s *apptest.Site) bool {
		return strings.Contains(s.Initialize(s.Tokens(0).Access).Body, `"extensions":{"ui":{}}`)
	},
	"unknown-extension-refused": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		declaring := func(name string) apptest.Answer {
			return s.RPC(t, "tools/list", map[string]any{"_meta": map[string]any{
				"io.modelcontextprotocol/clientCapabilities": map[string]any{"extensions": map[string]any{name: map[string]any{}}},
			}})
		}
		return declaring("io.modelcontextprotocol/ui").Status == 200 && declaring("com.example/other").Status == 400
	},
}

const itemsPage = "ui://widget/items.html"

func readResource(s *apptest.Site, uri string) string {
	return s.RPC(s.Tokens(0).Access, "resources/read", map[string]any{"uri": uri}).Body
}
