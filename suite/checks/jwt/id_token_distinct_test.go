package jwt

import (
	"encoding/base64"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/jws"
)

func TestIDTokensOfProvidersAreToldApart(t *testing.T) {
	t.Parallel()
	const identity = `{"iss":"https://as","aud":"client"}`
	for name, k := range map[string]struct {
		header, claims string
		apart          bool
	}{
		"RFC 9068":                    {`{"alg":"RS256","typ":"at+jwt"}`, identity, true},
		"another audience (Auth0)":    {`{"alg":"RS256","typ":"JWT"}`, `{"iss":"https://as","aud":["https://api","https://as/userinfo"]}`, true},
		"no audience (Cognito)":       {`{"alg":"RS256"}`, `{"iss":"https://as","token_use":"access"}`, true},
		"a type in claims (Keycloak)": {`{"alg":"RS256","typ":"JWT"}`, `{"iss":"https://as","aud":"client","typ":"Bearer"}`, true},
		"another issuer":              {`{"alg":"RS256"}`, `{"iss":"https://other","aud":"client"}`, true},
		"the same":                    {`{"alg":"RS256","typ":"JWT"}`, identity, false},
		"the client among others":     {`{"alg":"RS256"}`, `{"iss":"https://as","aud":["https://api","client"]}`, false},
	} {
		access, id := compact(k.header, k.claims), compact(`{"alg":"RS256","typ":"JWT"}`, identity)
		gomega.NewWithT(t).Expect(toldApart(access, id)).To(gomega.Equal(k.apart), name)
	}
}

func compact(header, claims string) *jws.Token {
	encode := base64.RawURLEncoding.EncodeToString
	t, _ := jws.Parse(encode([]byte(header)) + "." + encode([]byte(claims)) + ".c2ln")
	return t
}
