package discovery

import (
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func target(t *testing.T, raw string) client.Target {
	t.Helper()
	u, err := url.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return client.Target{URL: u, Loopback: wire.Loopback(u.Hostname())}
}

func TestEndpointsAreJudgedByWhatIsWritten(t *testing.T) {
	t.Parallel()
	const public, local = "https://mcp.example.com/mcp", "http://127.0.0.1:8787/mcp"
	for _, c := range []struct{ mcp, url, problem string }{
		{public, "https://auth.example.com/authorize?tenant=1", ""},
		{public, "https://203.0.113.7:8443/token", ""},
		{public, "", "is missing"},
		{public, "/authorize", "is not an absolute URL"},
		{public, "https://auth.example.com/authorize#top", "has a fragment"},
		{public, "http://auth.example.com/authorize", "is not https"},
		{public, "http://localhost:9000/authorize", "is not https"},
		{public, "https://localhost:9000/authorize", "is on an internal host"},
		{public, "https://10.0.3.7/authorize", "is on an internal host"},
		{public, "https://[fd00::1]/authorize", "is on an internal host"},
		{public, "https://auth:8443/authorize", "is on an internal host"},
		{public, "https://auth.svc.cluster.local/authorize", "is on an internal host"},
		{local, "http://localhost:3001/authorize", ""},
		{local, "http://[::1]:3001/authorize", ""},
		{local, "https://auth.example.com/authorize", ""},
		{local, "http://auth.example.com/authorize", "is not https"},
	} {
		g := gomega.NewWithT(t)
		problem := endpoint{name: "authorization_endpoint", url: c.url, required: true}.problem(target(t, c.mcp))
		if c.problem == "" {
			g.Expect(problem).To(gomega.BeEmpty(), c.url)
			continue
		}
		g.Expect(problem).To(gomega.HavePrefix(c.problem), c.url)
	}
	gomega.NewWithT(t).Expect(endpoint{name: "jwks_uri"}.problem(target(t, public))).To(gomega.BeEmpty(), "not required")
}

func TestResourceIsComparedWithWhatLedToIt(t *testing.T) {
	t.Parallel()
	at := target(t, "https://mcp.example.com/mcp")
	for _, c := range []struct {
		how, identifier, resource string
		matches                   bool
	}{
		{"path", "https://mcp.example.com/mcp", "https://mcp.example.com/mcp", true},
		{"path", "https://mcp.example.com/mcp", "https://mcp.example.com/mcp/", false},
		{"challenge", "https://mcp.example.com/mcp", "https://mcp.example.com", false},
		{"root", "https://mcp.example.com", "https://mcp.example.com", true},
		{"root", "https://mcp.example.com", "https://mcp.example.com/mcp", true},
		{"root", "https://mcp.example.com", "https://other.example.com/mcp", false},
	} {
		doc := &client.ResourceMetadata{How: c.how, Identifier: c.identifier, Resource: c.resource}
		gomega.NewWithT(t).Expect(identifies(doc, at)).To(gomega.Equal(c.matches), "%s %s", c.how, c.resource)
	}
}
