package oauth_test

import (
	"net/http/httptest"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/oauth"
)

func TestTheCallersSecretMayBeEncoded(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	allow := oauth.OneCaller("caller", "a+b/c=")
	for secret, allowed := range map[string]bool{
		"a+b/c=": true, "a%2Bb%2Fc%3D": true, "a b/c=": false, "a+b/c": false, "": false,
	} {
		r := httptest.NewRequest("POST", "/token/introspect", nil)
		r.SetBasicAuth("caller", secret)
		g.Expect(allow(r) == nil).To(gomega.Equal(allowed), secret)
	}
	r := httptest.NewRequest("POST", "/token/introspect", nil)
	r.SetBasicAuth("caller", "")
	g.Expect(oauth.OneCaller("caller", "")(r)).NotTo(gomega.Succeed(), "no secret is no way in")
}
