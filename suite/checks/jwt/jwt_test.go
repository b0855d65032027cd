package jwt

import (
	"encoding/base64"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/jws"
)

func token(t *testing.T, claims string) *jws.Token {
	t.Helper()
	e := base64.RawURLEncoding
	signed, ok := jws.Parse(e.EncodeToString([]byte(`{"alg":"RS256"}`)) + "." + e.EncodeToString([]byte(claims)) + ".c2ln")
	if !ok {
		t.Fatal("no token: " + claims)
	}
	return signed
}

func TestLifetimesAgree(t *testing.T) {
	t.Parallel()
	obtained := time.Unix(1_800_000_000, 0)
	for name, k := range map[string]struct {
		claims string
		told   time.Duration
		agree  bool
	}{
		"the same":                             {`{"iat":1800000000,"exp":1800003600}`, time.Hour, true},
		"by the token's own slow clock":        {`{"iat":1799999000,"exp":1800002600}`, time.Hour, true},
		"iat set back for skew":                {`{"iat":1799999700,"exp":1800003600}`, time.Hour, true},
		"a token from the server's cache":      {`{"iat":1799998000,"exp":1800001600}`, 1600 * time.Second, true},
		"told a little less, to refresh early": {`{"iat":1800000000,"exp":1800003600}`, 58 * time.Minute, true},
		"no iat":                               {`{"exp":1800003601}`, time.Hour, true},
		"told more than it lives":              {`{"iat":1800000000,"exp":1800001800}`, time.Hour, false},
		"told far less than it lives":          {`{"iat":1800000000,"exp":1800086400}`, time.Hour, false},
	} {
		signed := token(t, k.claims)
		exp, _ := signed.Time("exp")
		if got := agree(signed, exp, &client.Token{ExpiresIn: k.told, Obtained: obtained}); got != k.agree {
			t.Errorf("%s: agree is %v", name, got)
		}
	}
}

func TestScopesInTheFormsOfTheField(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, claims := range []string{`{"scope":"a b"}`, `{"scope":["a","b"]}`, `{"scp":["a","b"]}`, `{"scp":"a b"}`} {
		got, present := scopes(token(t, claims))
		g.Expect(present).To(gomega.BeTrue(), claims)
		g.Expect(got).To(gomega.Equal([]string{"a", "b"}), claims)
	}
	_, present := scopes(token(t, `{"permissions":["a"]}`))
	g.Expect(present).To(gomega.BeFalse())
	g.Expect(within(outward([]string{"a", "openid", "offline_access"}), []string{"a"})).To(gomega.BeTrue())
	g.Expect(within([]string{"a", "admin"}, []string{"a"})).To(gomega.BeFalse())
}

func TestResourcesThatAreTheSame(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, one := range []string{"https://x.example/mcp", "HTTPS://X.example/mcp", "https://x.example:443/mcp/"} {
		g.Expect(same(one, "https://x.example/mcp")).To(gomega.BeTrue(), one)
	}
	for _, other := range []string{"https://x.example", "https://x.example/MCP", "https://x.example:8443/mcp", "client-1", ""} {
		g.Expect(same(other, "https://x.example/mcp")).To(gomega.BeFalse(), other)
	}
	g.Expect(audience(token(t, `{"aud":["","a"]}`))).To(gomega.Equal([]string{"a"}))
	g.Expect(audience(token(t, `{"aud":7}`))).To(gomega.BeEmpty())
}

func TestTokensOfOthersWithin(t *testing.T) {
	t.Parallel()
	inner := func(claims string) string {
		e := base64.RawURLEncoding
		return e.EncodeToString([]byte(`{"alg":"ES256"}`)) + "." + e.EncodeToString([]byte(claims)) + ".c2ln"
	}
	for name, k := range map[string]struct{ claims, at string }{
		"upstream JWT":        {`{"privy":{"token":"` + inner(`{"iss":"privy.io"}`) + `"}}`, "privy.token"},
		"in a list":           {`{"x":["a","` + inner(`{"iss":"other"}`) + `"]}`, "x"},
		"a GitHub token":      {`{"gh":"gho_16C7e42F292c6912E7710c838347Ae178B4a"}`, "gh"},
		"its own issuer":      {`{"x":"` + inner(`{"iss":"https://as.example"}`) + `"}`, ""},
		"no issuer":           {`{"x":"` + inner(`{"sub":"1"}`) + `"}`, ""},
		"encrypted":           {`{"x":"eyJhbGciOiJkaXIifQ..AA.BB.CC"}`, ""},
		"ordinary":            {`{"sub":"gho_st","host":"a.b.c","n":1}`, ""},
		"a host name of dots": {`{"x":"eyJ.mcp.example"}`, ""},
	} {
		if at, _ := embedded("", token(t, k.claims).Claims, "https://as.example"); at != k.at {
			t.Errorf("%s: found at %q", name, at)
		}
	}
}

func TestWhatIsToldOfThePerson(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	claims := `{"sub":"u","email":"a@b.example","name":"","https://x.example/family_name":"L","client_name":"ChatGPT"}`
	g.Expect(unasked(token(t, claims), nil)).To(gomega.Equal([]string{"email", "https://x.example/family_name"}))
	g.Expect(unasked(token(t, claims), []string{"email", "profile"})).To(gomega.BeEmpty())
}
