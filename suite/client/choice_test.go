package client_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/host"
)

func metadata(change func(*client.ServerMetadata)) *client.ServerMetadata {
	m := &client.ServerMetadata{
		Issuer: "https://as", Asked: "https://as", Doc: map[string]any{},
		AuthorizationEndpoint: "https://as/a", TokenEndpoint: "https://as/t", RegistrationEndpoint: "https://as/r",
		ChallengeMethods: []string{"S256"}, AuthMethods: []string{"none"},
	}
	change(m)
	return m
}

func choose(as *client.ServerMetadata, predefined bool) client.Choice {
	return client.Choose(host.ChatGPT, "https://h/mcp", nil, nil, as, predefined)
}

func TestChosenWay(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dcr := choose(metadata(func(*client.ServerMetadata) {}), false)
	g.Expect(dcr.Stops).To(gomega.BeEmpty())
	g.Expect(dcr.Way).To(gomega.Equal(host.DCR))
	g.Expect(dcr.AuthMethod).To(gomega.Equal("none"))
	g.Expect(dcr.RedirectURI).To(gomega.Equal("https://chatgpt.com/connector/oauth/" + host.CallbackID))
	g.Expect(dcr.Resource).To(gomega.Equal("https://h/mcp"))

	cimd := choose(metadata(func(m *client.ServerMetadata) {
		m.CIMD, m.IssParameter, m.AuthMethods = true, true, []string{"none", "private_key_jwt"}
	}), false)
	g.Expect(cimd.Way).To(gomega.Equal(host.CIMD))
	g.Expect(cimd.AuthMethod).To(gomega.Equal("private_key_jwt"), "the document's preferred one that both have")
	g.Expect(cimd.ClientID).To(gomega.Equal("https://chatgpt.com/oauth/client.json"))
	g.Expect(cimd.RedirectURI).To(gomega.Equal("https://chatgpt.com/connector_platform_oauth_redirect"))

	unusable := choose(metadata(func(m *client.ServerMetadata) { m.CIMD, m.AuthMethods = true, []string{"client_secret_post"} }), false)
	g.Expect(unusable.Way).To(gomega.Equal(host.DCR), "no method in common with the document")
	g.Expect(unusable.AuthMethod).To(gomega.Equal("client_secret_post"))
	g.Expect(choose(metadata(func(m *client.ServerMetadata) { m.CIMD = true }), true).Way).To(gomega.Equal(host.Predefined))
}

func TestReasonsToStop(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(*client.ServerMetadata){
		"S256":                   func(m *client.ServerMetadata) { m.ChallengeMethods = []string{"plain"} },
		"issuer":                 func(m *client.ServerMetadata) { m.Issuer += "/" },
		"no way to be a client":  func(m *client.ServerMetadata) { m.RegistrationEndpoint = "" },
		"authorization_endpoint": func(m *client.ServerMetadata) { m.AuthorizationEndpoint = "" },
		"finds no authorization": func(m *client.ServerMetadata) { m.Doc = nil },
	} {
		g := gomega.NewWithT(t)
		stops := choose(metadata(change), false).Stops
		g.Expect(stops).To(gomega.HaveLen(1), want)
		g.Expect(stops[0].Reason).To(gomega.ContainSubstring(want))
	}
	gomega.NewWithT(t).Expect(choose(nil, false).Stops).To(gomega.HaveLen(1))
}

func TestChosenScopeAndResource(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	as := metadata(func(m *client.ServerMetadata) { m.Scopes = []string{"email", "write", "openid"} })
	rm := &client.ResourceMetadata{Resource: "https://h", ScopesSupported: []string{"read", "openid"}}
	got := client.Choose(host.ChatGPT, "https://h/mcp", &client.Challenge{Scope: "mcp"}, rm, as, false)
	g.Expect(got.Scope).To(gomega.Equal("mcp openid email"), "the challenge first, then OpenID scopes of the server")
	g.Expect(got.Resource).To(gomega.Equal("https://h"))
	got = client.Choose(host.ChatGPT, "https://h/mcp", &client.Challenge{}, rm, as, false)
	g.Expect(got.Scope).To(gomega.Equal("read openid email"))
	g.Expect(rm.ScopesSupported).To(gomega.Equal([]string{"read", "openid"}), "what was read stays as it was")
	got = choose(metadata(func(*client.ServerMetadata) {}), false)
	g.Expect(got.Scope).To(gomega.BeEmpty())
}
