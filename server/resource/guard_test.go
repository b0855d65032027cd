package resource_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/resource"
)

func TestOrigin(t *testing.T) {
	t.Parallel()
	s := open(t)
	for origin, want := range map[string]int{
		"":                          200,
		s.URL:                       200,
		"https://chatgpt.com":       200,
		"https://evil.example":      403,
		"https://chatgpt.com.evil":  403,
		"http://chatgpt.com":        403,
		"https://chatgpt.com:8443":  403,
		"null":                      403,
		s.URL + "/":                 403,
		"https://chatgpt.com evil":  403,
		"https://xchatgpt.com":      403,
		"https://CHATGPT.com/":      403,
		"http://localhost.evil.com": 403,
	} {
		g := gomega.NewWithT(t)
		var headers header
		if origin != "" {
			headers = header{"Origin": origin}
		}
		g.Expect(s.send("full", list, headers).StatusCode).To(gomega.Equal(want), origin)
	}
	g := gomega.NewWithT(t)
	a := s.send("", list, header{"Origin": "https://evil.example"})
	g.Expect(a.StatusCode).To(gomega.Equal(403), "before authorization")
	g.Expect(a.Header.Get("WWW-Authenticate")).To(gomega.BeEmpty())
}

func TestHostOnLoopback(t *testing.T) {
	t.Parallel()
	s := open(t)
	for host, want := range map[string]int{
		"localhost":        200,
		"localhost:1":      200,
		"127.0.0.1:9":      200,
		"[::1]:9":          200,
		"evil.example":     403,
		"evil.example:80":  403,
		"127.0.0.1.nip.io": 403,
	} {
		g := gomega.NewWithT(t)
		g.Expect(s.send("full", list, header{"Host": host}).StatusCode).To(gomega.Equal(want), host)
	}
}

// Behind a proxy on the same machine the listener is on loopback and Host is the public name.
func TestPublicNameBehindAProxy(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) {
		c.Origin = "https://mcp.example"
		c.Documents = nil
		c.Verifier = tokens("https://mcp.example")
	})
	g.Expect(s.send("full", list, header{"Host": "mcp.example", "Origin": "https://mcp.example"}).StatusCode).To(gomega.Equal(200))
	g.Expect(s.send("full", list, header{"Host": "other.example"}).StatusCode).To(gomega.Equal(403))
	g.Expect(s.send("", list, header{"Host": "mcp.example"}).Header.Get("WWW-Authenticate")).To(
		gomega.ContainSubstring(`resource_metadata="https://mcp.example/.well-known/oauth-protected-resource/mcp"`))
}
