package oauth_test

import (
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/oauth"
)

func TestExactRedirect(t *testing.T) {
	t.Parallel()
	registered := []string{
		"https://client.example/cb", "https://client.example/q?a=1",
		"http://127.0.0.1/callback", "http://localhost:3000/cb", "http://[::1]:7/cb",
	}
	for given, want := range map[string]bool{
		"https://client.example/cb":           true,
		"https://client.example/q?a=1":        true,
		"http://127.0.0.1/callback":           true,
		"http://127.0.0.1:5000/callback":      true,
		"http://localhost:4000/cb":            true,
		"http://localhost/cb":                 true,
		"http://[::1]:9/cb":                   true,
		"https://client.example/cb/":          false,
		"https://client.example/cb?x=1":       false,
		"https://client.example/CB":           false,
		"https://CLIENT.example/cb":           false,
		"https://client.example:443/cb":       false,
		"https://client.example/c%62":         false,
		"https://client.example/x/../cb":      false,
		"https://user@client.example/cb":      false,
		"https://client.example.evil.com/cb":  false,
		"https://evil.client.example/cb":      false,
		"http://client.example/cb":            false,
		"http://127.0.0.1:5000/callback/x":    false,
		"http://127.0.0.1:5000/callback?x=1":  false,
		"http://user@127.0.0.1:5000/callback": false,
		"http://127.0.0.2:5000/callback":      false,
		"https://127.0.0.1:5000/callback":     false,
		"http://localhost:4000/CB":            false,
		"http://localhost.evil.com:4000/cb":   false,
		"":                                    false,
		"::":                                  false,
	} {
		if got := oauth.ExactRedirect(registered, given); got != want {
			t.Errorf("%q: %v", given, got)
		}
	}
}

const (
	verifier  = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" // RFC 7636, appendix B
	challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
)

func TestS256(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	rule := oauth.S256{}
	g.Expect(rule.CheckChallenge(challenge, "S256")).To(gomega.Succeed())
	for _, bad := range [][2]string{{"", "S256"}, {"", ""}, {challenge, ""}, {challenge, "plain"}, {challenge, "s256"}, {challenge + "=", "S256"}, {"short", "S256"}} {
		g.Expect(rule.CheckChallenge(bad[0], bad[1])).To(gomega.MatchError(gomega.HavePrefix("invalid_request")), "%v", bad)
	}
	g.Expect(rule.CheckVerifier(challenge, "S256", verifier)).To(gomega.Succeed())
	g.Expect(rule.CheckVerifier(challenge, "S256", "")).To(gomega.MatchError(gomega.HavePrefix("invalid_request")))
	for _, bad := range []string{verifier + "x", challenge, "short"} {
		g.Expect(rule.CheckVerifier(challenge, "S256", bad)).To(gomega.MatchError(gomega.HavePrefix("invalid_grant")), bad)
	}
	g.Expect(rule.CheckVerifier("", "", verifier)).NotTo(gomega.Succeed(), "RFC 9700 §4.8.2: no challenge, no code")
}

func TestAResourceWithItsHostInCapitalsIsTheSame(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r := oauth.Resources{"https://S.example/mcp"}
	for _, asked := range []string{"https://s.example/mcp", "HTTPS://S.EXAMPLE/mcp"} {
		v := url.Values{"resource": {asked}}
		g.Expect(r.Pick(v)).To(gomega.Equal("https://S.example/mcp"), asked)
		g.Expect(oauth.AsGranted(v, "https://S.example/mcp")).To(gomega.Equal("https://S.example/mcp"), asked)
	}
}

func TestPickingAResource(t *testing.T) {
	t.Parallel()
	r := oauth.Resources{"https://s.example/mcp", "https://s.example"}
	for asked, want := range map[string]string{
		"":                          "https://s.example/mcp",
		"https://s.example/mcp":     "https://s.example/mcp",
		"https://s.example":         "https://s.example",
		"https://s.example/":        "https://s.example",
		"HTTPS://S.Example/mcp":     "https://s.example/mcp",
		"https://s.example/mcp/":    "!",
		"https://s.example/MCP":     "!",
		"https://s.example/mcp?a=b": "!",
		"https://s.example/mcp#f":   "!",
		"https://u@s.example/mcp":   "!",
		"http://s.example/mcp":      "!",
		"https://other.example/mcp": "!",
		"/mcp":                      "!",
	} {
		got, err := r.Pick(url.Values{"resource": {asked}})
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("%q: %q", asked, got)
		}
	}
	_, err := r.Pick(url.Values{"resource": r})
	gomega.NewWithT(t).Expect(err).To(gomega.MatchError(gomega.HavePrefix("invalid_target")), "two at once")
	_, err = r.Pick(url.Values{"resource": {r[0], r[0]}})
	gomega.NewWithT(t).Expect(err).NotTo(gomega.HaveOccurred(), "one, said twice")
}

func TestParametersThatRepeat(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	known := []string{"state", "resource"}
	g.Expect(oauth.NoRepeats(url.Values{"state": {"a"}, "x": {"1", "2"}, "resource": {"a", "b"}}, known)).To(gomega.Succeed())
	g.Expect(oauth.NoRepeats(url.Values{"state": {"a", "a"}}, known)).NotTo(gomega.Succeed())
}

func TestSealedValuesOpenWithTheirKeyAndContextOnly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a, err := oauth.NewSealer(oauth.NewKey())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	b, err := oauth.NewSealer(oauth.NewKey())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	sealed := a.Seal("the Privy token", "did:privy:1")
	g.Expect(string(sealed)).NotTo(gomega.ContainSubstring("Privy"))
	g.Expect(a.Open(sealed, "did:privy:1")).To(gomega.Equal("the Privy token"))
	for _, try := range []func() (string, error){
		func() (string, error) { return a.Open(sealed, "did:privy:2") },
		func() (string, error) { return b.Open(sealed, "did:privy:1") },
		func() (string, error) { return a.Open(sealed[:4], "did:privy:1") },
	} {
		_, err := try()
		g.Expect(err).To(gomega.HaveOccurred())
	}
	_, err = oauth.NewSealer(make([]byte, 16))
	g.Expect(err).To(gomega.HaveOccurred())
}

func TestSecretsAreToldAndNeverRepeat(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	told := map[string]string{}
	s := oauth.Secrets{OnMint: func(kind, value string) { told[value] = kind }}
	one, two := s.New("code"), s.New("code")
	g.Expect(one).NotTo(gomega.Equal(two))
	g.Expect(one).To(gomega.HaveLen(43))
	g.Expect(told).To(gomega.Equal(map[string]string{one: "code", two: "code"}))
	g.Expect(s.ID()).NotTo(gomega.BeEmpty())
	g.Expect(told).To(gomega.HaveLen(2), "a name is no credential")
}
