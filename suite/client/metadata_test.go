package client_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/deadport"
)

func places(list []client.Candidate) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.How+" "+c.URL)
	}
	return out
}

func TestResourceMetadataPlaces(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	at := func(target string, c *client.Challenge) []string {
		p := newPlayer(t, "https://h.example")
		u, err := url.Parse(target)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		p.Target.URL = u
		return places(p.ResourceMetadataURLs(c))
	}
	const known = "https://h.example/.well-known/oauth-protected-resource"
	g.Expect(at("https://h.example/a/mcp", nil)).To(gomega.Equal([]string{"path " + known + "/a/mcp", "root " + known}))
	g.Expect(at("https://h.example/mcp/?k=v", nil)).To(gomega.Equal([]string{"path " + known + "/mcp/?k=v", "root " + known}))
	g.Expect(at("https://h.example/", nil)).To(gomega.Equal([]string{"path " + known}), "one place is tried once")
	g.Expect(at("https://h.example/mcp", &client.Challenge{ResourceMetadata: known})).To(gomega.Equal(
		[]string{"challenge " + known, "path " + known + "/mcp"}))
}

func TestServerMetadataPlaces(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	p := newPlayer(t, "https://h.example")
	g.Expect(places(p.ServerMetadataURLs("https://as.example"))).To(gomega.Equal([]string{
		"oauth-insert https://as.example/.well-known/oauth-authorization-server",
		"oidc-insert https://as.example/.well-known/openid-configuration",
	}))
	g.Expect(places(p.ServerMetadataURLs("https://as.example/t/1/"))).To(gomega.Equal([]string{
		"oauth-insert https://as.example/.well-known/oauth-authorization-server/t/1",
		"oidc-insert https://as.example/.well-known/openid-configuration/t/1",
		"oidc-append https://as.example/t/1/.well-known/openid-configuration",
		"oauth-append https://as.example/t/1/.well-known/oauth-authorization-server",
	}))
	for _, bad := range []string{"", "as.example", "/relative", "ftp://as.example", "https://%zz"} {
		g.Expect(p.ServerMetadataURLs(bad)).To(gomega.BeEmpty(), bad)
	}
}

func TestResourceMetadataIsReadStrictly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		serve   http.HandlerFunc
		usable  bool
		problem string
	}{
		"good":             {asJSON(200, `{"resource":"r","authorization_servers":["https://as"],"scopes_supported":["a"]}`), true, ""},
		"charset":          {answer(200, "application/json; charset=utf-8", `{"authorization_servers":["https://as"]}`), true, ""},
		"html":             {answer(200, "text/html", `<html>`), false, `content type is "text/html"`},
		"json as text":     {answer(200, "text/plain", `{"authorization_servers":["https://as"]}`), true, `"text/plain"`},
		"missing":          {asJSON(404, `{}`), false, "status is 404"},
		"redirect":         {http.RedirectHandler("/elsewhere", http.StatusFound).ServeHTTP, true, ""},
		"redirect away":    {http.RedirectHandler("http://other.invalid/", http.StatusFound).ServeHTTP, false, "status is 302"},
		"redirect in ring": {http.RedirectHandler("/doc", http.StatusFound).ServeHTTP, false, "status is 302"},
		"array":            {asJSON(200, `[]`), false, "an array, not a JSON object"},
		"null":             {asJSON(200, `null`), false, "null, not a JSON object"},
		"two values":       {asJSON(200, `{} {}`), false, "something follows"},
		"cut":              {asJSON(200, `{"resource":`), false, "not JSON"},
		"server as string": {asJSON(200, `{"authorization_servers":"https://as"}`), false, "authorization_servers is a string, not an array"},
		"servers of null":  {asJSON(200, `{"authorization_servers":[null,"https://as"]}`), true, "holds null"},
		"resource null":    {asJSON(200, `{"resource":null,"authorization_servers":["https://as"]}`), true, "resource is null"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			f, p := newFake(t, map[string]http.HandlerFunc{
				"/doc": c.serve, "/elsewhere": asJSON(200, `{"authorization_servers":["https://as"]}`),
			})
			m := p.FetchResourceMetadata(context.Background(), f.URL+"/doc", "path")
			g.Expect(m.Usable()).To(gomega.Equal(c.usable))
			if c.problem == "" {
				g.Expect(m.Problems).To(gomega.BeEmpty())
			} else {
				g.Expect(m.Problems).To(gomega.ContainElement(gomega.ContainSubstring(c.problem)))
			}
		})
	}
}

func TestResourceMustMatch(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, c := range []struct {
		resource, identifier string
		want                 bool
	}{
		{"https://h/mcp", "https://h/mcp", true},
		{"https://h/mcp/", "https://h/mcp", false},
		{"https://h", "https://h/mcp", false},
		{"https://h/", "https://h", true},
		{"https://H", "https://h", false},
		{"", "https://h", false},
	} {
		m := &client.ResourceMetadata{Resource: c.resource, Identifier: c.identifier}
		g.Expect(m.Matches()).To(gomega.Equal(c.want), "%+v", c)
	}
	f, p := newFake(t, map[string]http.HandlerFunc{"/": asJSON(200, `{}`)})
	root := p.FetchResourceMetadata(context.Background(), f.URL+"/", "root")
	g.Expect(root.Identifier).To(gomega.Equal(f.URL))
	path := p.FetchResourceMetadata(context.Background(), f.URL+"/", "challenge")
	g.Expect(path.Identifier).To(gomega.Equal(f.URL + "/mcp"))
}

// The target is /mcp: what the root says of the origin or of a path above concerns it, of another path
// it does not.
func TestMetadataAtTheRootCanBeOfAnotherEndpoint(t *testing.T) {
	t.Parallel()
	for resource, another := range map[string]bool{
		"%s": false, "%s/": false, "%s/mcp": false, "%s/mcp/": false, "%s/api": true, "%s/mc": true, "%s/mcp/private": true,
		"https://elsewhere.test/api": false, "": false, "::": false,
	} {
		g := gomega.NewWithT(t)
		var base string
		f, p := newFake(t, map[string]http.HandlerFunc{"/doc": func(w http.ResponseWriter, r *http.Request) {
			asJSON(200, `{"resource":"`+strings.ReplaceAll(resource, "%s", base)+`"}`)(w, r)
		}})
		base = f.URL
		g.Expect(p.FetchResourceMetadata(t.Context(), f.URL+"/doc", "root").OfAnother()).To(gomega.Equal(another), resource)
		g.Expect(p.FetchResourceMetadata(t.Context(), f.URL+"/doc", "path").OfAnother()).To(gomega.BeFalse(), resource)
	}
}

func TestServerMetadataIsReadStrictly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"/doc": asJSON(200, `{"issuer":"https://as/","authorization_endpoint":"https://as/a",
		"token_endpoint":7,"code_challenge_methods_supported":["S256"],"token_endpoint_auth_methods_supported":["none"],
		"authorization_response_iss_parameter_supported":true,"client_id_metadata_document_supported":"yes"}`)})
	m := p.FetchServerMetadata(context.Background(), "https://as", f.URL+"/doc", "oauth-insert")
	g.Expect(m.Issuer).To(gomega.Equal("https://as/"))
	g.Expect(m.Matches()).To(gomega.BeFalse(), "no slash is forgiven")
	g.Expect(m.ChallengeMethods).To(gomega.Equal([]string{"S256"}))
	g.Expect(m.AuthMethods).To(gomega.Equal([]string{"none"}))
	g.Expect(m.IssParameter).To(gomega.BeTrue())
	g.Expect(m.CIMD).To(gomega.BeFalse())
	g.Expect(m.Usable()).To(gomega.BeFalse())
	g.Expect(m.Problems).To(gomega.ConsistOf("token_endpoint is a number, not a string", "client_id_metadata_document_supported is a string, not a boolean"))
	g.Expect(f.last(t).Header.Get("Accept")).To(gomega.Equal("application/json"))
}

func TestNothingAnswers(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dead := "http://" + deadport.Address(t)
	p := newPlayer(t, dead)
	ctx := context.Background()
	g.Expect(p.FetchServerMetadata(ctx, "x", dead, "oauth-insert").Problems).To(gomega.ContainElement(gomega.HavePrefix("no answer")))
	g.Expect(p.FetchResourceMetadata(ctx, "://", "path").Usable()).To(gomega.BeFalse())
	g.Expect(p.FetchResourceMetadata(ctx, "javascript:alert(1)", "challenge").Problems).NotTo(gomega.BeEmpty())
	g.Expect(p.Probe(ctx).Err).To(gomega.HaveOccurred())
	reg, resp := p.Register(ctx, p.MainRegistration())
	g.Expect(reg).To(gomega.BeNil())
	g.Expect(resp.Err).To(gomega.HaveOccurred())
	p.AS = nil
	g.Expect(p.Redeem(ctx, &client.Grant{}).Err).To(gomega.HaveOccurred())
	g.Expect(p.GetAuthorize(ctx).Err).To(gomega.HaveOccurred())
}
