package discovery

import (
	"errors"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestEmptyMembersAreNullAndEmptyArrays(t *testing.T) {
	t.Parallel()
	doc := map[string]any{"a": nil, "b": []any{}, "c": "", "d": false, "e": []any{"x"}, "f": []any{}, "g": map[string]any{}}
	gomega.NewWithT(t).Expect(emptyMembers(doc, "f")).To(gomega.Equal([]string{"a", "b"}))
}

func TestIssuerIdentifiers(t *testing.T) {
	t.Parallel()
	public, local := target(t, "https://mcp.example.com/mcp"), target(t, "http://localhost:3000/mcp")
	for _, c := range []struct {
		at      client.Target
		issuer  string
		problem string
	}{
		{public, "https://auth.example.com", ""},
		{public, "https://auth.example.com/", ""},
		{public, "https://auth.example.com:8443/realms/one", ""},
		{public, "http://auth.example.com", "is not https"},
		{public, "http://localhost:3001", "is not https"},
		{public, "auth.example.com", "is not an absolute URL"},
		{public, "auth.example.com:443", "is not an absolute URL"},
		{public, "", "is not an absolute URL"},
		{public, "https://auth.example.com?", "has a query or a fragment"},
		{public, "https://auth.example.com#x", "has a query or a fragment"},
		{local, "http://localhost:3001/", ""},
		{local, "http://auth.example.com", "is not https"},
	} {
		problem := issuerProblem(c.issuer, c.at)
		if c.problem == "" {
			gomega.NewWithT(t).Expect(problem).To(gomega.BeEmpty(), c.issuer)
			continue
		}
		gomega.NewWithT(t).Expect(problem).To(gomega.ContainSubstring(c.problem), c.issuer)
	}
}

func TestHowLongADocumentIsKept(t *testing.T) {
	t.Parallel()
	for header, kept := range map[string]time.Duration{
		"public, max-age=300":                    5 * time.Minute,
		"Max-Age=31536000, immutable":            365 * 24 * time.Hour,
		"max-age=31536000, no-cache":             0,
		"no-store":                               0,
		"public":                                 0,
		"max-age=soon":                           0,
		`max-age="60"`:                           time.Minute,
		"s-maxage=31536000, max-age=0":           0, // the host is no shared cache
		"public,max-age=600,s-maxage=600":        10 * time.Minute,
		"max-age=99999999999999999999, public":   0,
		"private, stale-if-error=9, max-age=120": 2 * time.Minute,
	} {
		gomega.NewWithT(t).Expect(keptFor(header)).To(gomega.Equal(kept), header)
	}
}

func TestWhichDocumentsBelongWhereTheyAre(t *testing.T) {
	t.Parallel()
	at := target(t, "https://mcp.example.com/mcp")
	for _, c := range []struct {
		how, identifier, resource string
		belongs                   bool
	}{
		{"path", "https://mcp.example.com/mcp", "https://mcp.example.com/mcp", true},
		{"path", "https://mcp.example.com/mcp", "https://mcp.example.com", false},
		{"root", "https://mcp.example.com", "https://mcp.example.com/", true},
		{"root", "https://mcp.example.com", "https://mcp.example.com/mcp", true},
		{"root", "https://mcp.example.com", "https://MCP.example.com/sse", true},
		{"root", "https://mcp.example.com", "http://mcp.example.com/mcp", false},
		{"root", "https://mcp.example.com", "https://other.example.com/mcp", false},
		{"root", "https://mcp.example.com", "mcp", false},
	} {
		doc := &client.ResourceMetadata{How: c.how, Identifier: c.identifier, Resource: c.resource}
		gomega.NewWithT(t).Expect(belongs(doc, at)).To(gomega.Equal(c.belongs), "%s %s", c.how, c.resource)
	}
}

func TestSignedMetadata(t *testing.T) {
	t.Parallel()
	for value, problem := range map[any]string{
		"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln": "",
		"eyJhbGciOiJub25lIn0.eyJpc3MiOiJhIn0.":      "is not signed",
		"eyJhbGciOiJub25lIn0.eyJpc3MiOiJhIn0.c2ln":  "is not signed",
		"eyJhbGciOiJSUzI1NiJ9.e30.c2ln":             "does not say by iss who vouches for it",
		"signed":                                    "is no JWT in compact form",
		7:                                           "is no JWT in compact form",
	} {
		gomega.NewWithT(t).Expect(signedProblem(value)).To(gomega.Equal(problem), "%v", value)
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	at := target(t, "https://mcp.example.com/mcp")
	for _, c := range []struct {
		name    string
		value   any
		problem string
	}{
		{"resource_documentation", "http://example.com/docs", ""},
		{"resource_tos_uri", "/terms", "is not an absolute URL"},
		{"resource_policy_uri", "", "is not an absolute URL"},
		{"resource_policy_uri", 3, "is not an absolute URL"},
		{"jwks_uri", "https://example.com/keys", ""},
		{"jwks_uri", "http://example.com/keys", "is not https"},
	} {
		is := gomega.BeEmpty()
		if c.problem != "" {
			is = gomega.HavePrefix(c.problem)
		}
		gomega.NewWithT(t).Expect(linkProblem(c.name, c.value, at)).To(is, "%v", c.value)
	}
}

func TestKeysThatShareAnID(t *testing.T) {
	t.Parallel()
	key := func(kid, kty, use, n string) map[string]any {
		return map[string]any{"kid": kid, "kty": kty, "use": use, "n": n}
	}
	for name, c := range map[string]struct {
		keys []map[string]any
		id   string
	}{
		"two ids":         {[]map[string]any{key("a", "RSA", "sig", "1"), key("b", "RSA", "sig", "2")}, ""},
		"one id":          {[]map[string]any{key("a", "RSA", "sig", "1"), key("a", "RSA", "sig", "2")}, "a"},
		"the same key":    {[]map[string]any{key("a", "RSA", "sig", "1"), key("a", "RSA", "sig", "1")}, ""},
		"two kinds":       {[]map[string]any{key("a", "RSA", "sig", "1"), key("a", "EC", "sig", "2")}, ""},
		"no ids":          {[]map[string]any{key("", "RSA", "sig", "1"), key("", "RSA", "sig", "2")}, ""},
		"members not JWK": {[]map[string]any{{"kid": 1}, {"kid": 1}}, ""},
	} {
		gomega.NewWithT(t).Expect(doubledID(c.keys)).To(gomega.Equal(c.id), name)
	}
}

func TestRSASizes(t *testing.T) {
	t.Parallel()
	sizes := rsaSizes([]map[string]any{
		{"kty": "RSA", "n": "gAA"}, {"kty": "RSA", "n": "AIAA="}, {"kty": "EC", "n": "gAA"}, {"kty": "RSA"}, {"kty": "RSA", "n": "!"},
	})
	gomega.NewWithT(t).Expect(sizes).To(gomega.Equal([]int{16, 16}))
}

func TestADemandForDPoPIsOneWithoutAnotherWayIn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(asksForDPoP(client.ParseChallenges([]string{`DPoP algs="ES256"`}))).To(gomega.BeTrue())
	g.Expect(asksForDPoP(client.ParseChallenges([]string{`DPoP algs="ES256"`, `Bearer error="invalid_token"`}))).To(gomega.BeFalse())
	g.Expect(asksForDPoP(client.ParseChallenges([]string{`Bearer error="invalid_token"`}))).To(gomega.BeFalse())
	g.Expect(asksForDPoP(nil)).To(gomega.BeFalse())
}

func TestWhoIsThere(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for status, there := range map[int]bool{200: true, 400: true, 401: true, 403: true, 404: false, 405: false, 410: false, 501: false, 500: true} {
		g.Expect(serves(&client.Response{Exchange: &wire.Exchange{Status: status}})).To(gomega.Equal(there), "%d", status)
	}
	g.Expect(serves(&client.Response{Exchange: &wire.Exchange{Err: errors.New("reset")}})).To(gomega.BeFalse())
}
