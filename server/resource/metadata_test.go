package resource_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/resource"
)

func TestEachDocumentNamesWhatItsPathWasDerivedFrom(t *testing.T) {
	t.Parallel()
	s := open(t)
	for path, want := range map[string]string{
		"/.well-known/oauth-protected-resource/mcp": s.URL + "/mcp",
		"/.well-known/oauth-protected-resource":     s.URL,
	} {
		g := gomega.NewWithT(t)
		a := s.do(http.MethodGet, path, "", header{"Origin": "https://any.example"})
		g.Expect(a.StatusCode).To(gomega.Equal(200))
		g.Expect(a.Header.Get("Content-Type")).To(gomega.Equal("application/json"))
		g.Expect(a.Header.Get("Cache-Control")).To(gomega.Equal("public, max-age=300"))
		g.Expect(a.Header.Get("Access-Control-Allow-Origin")).To(gomega.Equal("*"))
		var doc map[string]any
		g.Expect(json.Unmarshal(a.body, &doc)).To(gomega.Succeed())
		g.Expect(doc).To(gomega.Equal(map[string]any{
			"resource":                 want,
			"authorization_servers":    []any{s.URL},
			"scopes_supported":         []any{"read", "write", "privy:token:exchange"},
			"bearer_methods_supported": []any{"header"},
			"resource_name":            "mcpconform reference server",
			"resource_documentation":   "https://github.com/mcpconform/mcpconform",
		}))
		g.Expect(s.do(http.MethodHead, path, "", nil).StatusCode).To(gomega.Equal(200))
		g.Expect(s.do(http.MethodOptions, path, "", nil).StatusCode).To(gomega.Equal(204))
		g.Expect(s.do(http.MethodPost, path, "", nil).StatusCode).To(gomega.Equal(405))
	}
}

func TestDocumentsAreValues(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	changed := open(t, func(c *resource.Config) { c.Documents[0].Metadata.Resource = "https://elsewhere.example" })
	a := changed.do(http.MethodGet, "/.well-known/oauth-protected-resource/mcp", "", nil)
	g.Expect(string(a.body)).To(gomega.ContainSubstring(`"resource":"https://elsewhere.example"`))

	none := open(t, func(c *resource.Config) { c.Documents = []resource.Document{} })
	g.Expect(none.do(http.MethodGet, "/.well-known/oauth-protected-resource", "", nil).StatusCode).To(gomega.Equal(404))
}

func TestZeroMembersAreLeftOut(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	data, err := json.Marshal(resource.Metadata{Resource: "https://x.example"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(data).To(gomega.MatchJSON(`{"resource":"https://x.example"}`))
}
