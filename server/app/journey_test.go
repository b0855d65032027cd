package app_test

import (
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func TestTheWholeJourney(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := apptest.Start(t, nil)

	probe := s.Initialize("")
	g.Expect(probe.Status).To(gomega.Equal(http.StatusUnauthorized))
	g.Expect(probe.Header.Get("WWW-Authenticate")).To(gomega.ContainSubstring("/.well-known/oauth-protected-resource/mcp"))
	prm := s.Get("/.well-known/oauth-protected-resource/mcp").JSON()
	g.Expect(prm["resource"]).To(gomega.Equal(s.MCP()))
	as := s.Get("/.well-known/oauth-authorization-server").JSON()
	g.Expect(as["issuer"]).To(gomega.Equal(prm["authorization_servers"].([]any)[0]))

	id := s.Register()
	end := s.Browse().Through(s.AuthorizeQuery(id), 0, "allow")
	g.Expect(end).NotTo(gomega.BeNil())
	g.Expect(end.Query().Get("state")).To(gomega.Equal("state & more"))
	g.Expect(end.Query().Get("iss")).To(gomega.Equal(as["issuer"]))
	tokens := s.Redeem(id, end.Query().Get("code"))

	g.Expect(s.Initialize(tokens.Access).Body).To(gomega.ContainSubstring(`"serverInfo"`))
	g.Expect(s.RPC(tokens.Access, "notifications/initialized", nil).Status).To(gomega.Equal(http.StatusAccepted))
	g.Expect(s.RPC(tokens.Access, "tools/list", nil).Body).To(gomega.ContainSubstring(`"extract_intent"`))
	call := s.Call(tokens.Access, "extract_intent", map[string]any{"fullInputText": "I look for a designer"})
	g.Expect(call.Body).To(gomega.ContainSubstring(`"structuredContent"`))
	g.Expect(call.Body).NotTo(gomega.ContainSubstring(`"isError":true`))

	next := s.Refreshed(tokens)
	g.Expect(next.Refresh).NotTo(gomega.Equal(tokens.Refresh))
	g.Expect(s.Initialize(next.Access).Status).To(gomega.Equal(http.StatusOK))
}
