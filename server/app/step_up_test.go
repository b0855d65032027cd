package app_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
)

func TestAToolAsksForTheScopeItNeeds(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.StepUp = true })
	k.Expect(k.Initialize("").Header.Get("WWW-Authenticate")).To(gomega.ContainSubstring(`scope="read write privy:token:exchange"`))
	k.Expect(k.Get("/.well-known/oauth-protected-resource/mcp").JSON()["scopes_supported"]).NotTo(gomega.ContainElement("connection"))
	k.Expect(k.Get("/.well-known/oauth-authorization-server").JSON()["scopes_supported"]).To(gomega.ContainElement("connection"))

	refused := k.Call(k.Tokens(0).Access, "get-connection", nil)
	k.Expect(refused.Status).To(gomega.Equal(403))
	k.Expect(refused.Header.Get("WWW-Authenticate")).To(gomega.And(gomega.HavePrefix("Bearer "), gomega.ContainSubstring(`error="insufficient_scope"`),
		gomega.ContainSubstring(`scope="read connection"`), gomega.ContainSubstring("resource_metadata=")))

	id := k.Register()
	query := k.AuthorizeQuery(id)
	query.Set("scope", "read write connection")
	united := k.Redeem(id, k.Browse().Through(query, 0, "allow").Query().Get("code"))
	k.Expect(k.Call(united.Access, "get-connection", nil).Body).To(gomega.ContainSubstring(id))
	k.Expect(k.Call(united.Access, "get-items", map[string]any{}).Status).To(gomega.Equal(200))
}
