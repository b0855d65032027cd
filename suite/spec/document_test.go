package spec

import (
	"net/url"
	"testing"

	"github.com/onsi/gomega"
)

func TestSections(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		section           Section
		title, url, label string
	}{
		"RFC": {RFC6749.S("4.1.2"), "RFC 6749 §4.1.2",
			"https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2", "rfc6749"},
		"draft": {OAuth21.S("4.1.3"), "OAuth 2.1 draft-13 §4.1.3",
			"https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1-13#section-4.1.3", "oauth-2.1-13"},
		"OpenID": {OIDCDiscovery.S("4.3"), "OpenID Connect Discovery 1.0 §4.3",
			"https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation", "oidc-discovery"},
		"heading": {MCP20251125.Authorization.S("Error Handling"), `MCP 2025-11-25 Authorization, "Error Handling"`,
			"https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization#error-handling", "mcp-2025-11-25"},
		"heading without a known anchor": {MCP20260728.StreamableHTTP.S("Security & Endpoint"),
			`MCP 2026-07-28 Streamable HTTP, "Security & Endpoint"`,
			"https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http", "mcp-2026-07-28"},
		"punctuation": {OpenAI.Authentication.S("Custom auth with OAuth 2.1"),
			`OpenAI Authentication, "Custom auth with OAuth 2.1"`,
			"https://developers.openai.com/plugins/build/auth#custom-auth-with-oauth-21", "openai"},
		"whole document": {MCP20251125.Ping.S(""), "MCP 2025-11-25 Ping",
			"https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/ping", "mcp-2025-11-25"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			g.Expect(want.section.Title()).To(gomega.Equal(want.title))
			g.Expect(want.section.URL()).To(gomega.Equal(want.url))
			g.Expect(want.section.Label()).To(gomega.Equal(want.label))
		})
	}
}

func TestSectionsThatCannotBe(t *testing.T) {
	t.Parallel()
	for name, cite := range map[string]func(){
		"a heading of a numbered document": func() { RFC6749.S("Error Response") },
		"a section sign":                   func() { RFC6749.S("§4.1.2") },
		"a heading the page lacks":         func() { MCP20251125.Authorization.S("Eror Handling") },
		"a number without an anchor":       func() { OIDCDiscovery.S("9") },
		"a heading of an unlisted page":    func() { OpenAI.Reference.S("Annotations") },
		"the mark of an unlinked heading":  func() { Project.S("~Scope") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			gomega.NewWithT(t).Expect(cite).To(gomega.Panic())
		})
	}
}

// expectCitable fails unless the section has a title and an absolute https URL.
func expectCitable(g *gomega.WithT, s Section) {
	u, err := url.Parse(s.URL())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(u.Scheme).To(gomega.Equal("https"), s.URL())
	g.Expect(u.Host).NotTo(gomega.BeEmpty(), s.URL())
	g.Expect(s.URL()).NotTo(gomega.HaveSuffix("#"))
	g.Expect(s.Title()).NotTo(gomega.BeEmpty())
	// Ginkgo gives these characters a meaning in label filters.
	g.Expect(s.Label()).To(gomega.MatchRegexp(`^[a-z0-9.-]+$`))
}
