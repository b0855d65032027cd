package client_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/jws"
)

// As ChatGPT does: the audience is the token endpoint, and each assertion has a jti of its own.
func TestAClientWithAKeySignsEachRequest(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /token": asJSON(200, `{}`)})
	key, err := jws.NewSigner("k")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	d := p.Describe("https://client.example/c", "private_key_jwt", "https://client.example/jwks", key)
	g.Expect(d.Client.Public()).To(gomega.BeFalse())
	p.Client = d.Client
	seen := map[string]bool{}
	for range 2 {
		p.Redeem(context.Background(), &client.Grant{Code: "c"})
		form := f.last(t).form
		g.Expect(form.Get("client_id")).To(gomega.Equal("https://client.example/c"))
		g.Expect(form.Get("client_assertion_type")).To(gomega.Equal(client.AssertionType))
		said, ok := jws.Parse(form.Get("client_assertion"))
		g.Expect(ok).To(gomega.BeTrue())
		g.Expect([]string{said.Text("iss"), said.Text("sub"), said.Text("aud")}).
			To(gomega.Equal([]string{"https://client.example/c", "https://client.example/c", p.AS.TokenEndpoint}))
		g.Expect(p.Wire.Wire().Redact(form.Get("client_assertion"))).NotTo(gomega.ContainSubstring(form.Get("client_assertion")))
		seen[said.Text("jti")] = true
	}
	g.Expect(seen).To(gomega.HaveLen(2))
	p.Redeem(context.Background(), &client.Grant{Code: "c"}, client.Named(d.Client))
	g.Expect(f.last(t).form).To(gomega.HaveKey("client_id"))
	g.Expect(f.last(t).form).NotTo(gomega.HaveKey("client_assertion"))
	p.Redeem(context.Background(), &client.Grant{Code: "c"}, client.Anonymous())
	g.Expect(f.last(t).form).NotTo(gomega.HaveKey("client_id"))
}
