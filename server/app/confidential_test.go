package app_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// Clients with a secret authenticate as they registered, and in no other way.
func TestConfidentialClients(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := apptest.Start(t, func(c *app.Config) { c.ConfidentialClients = true })
	post, basic := registered(s, "client_secret_post"), registered(s, "client_secret_basic")
	for _, k := range []struct {
		name          string
		body          url.Values
		header        [2]string
		status        int
		code, demands string
	}{
		{"post", url.Values{"client_id": {post.id}, "client_secret": {post.secret}}, [2]string{}, 400, "invalid_grant", ""},
		{"post, wrong", url.Values{"client_id": {post.id}, "client_secret": {"x"}}, [2]string{}, 400, "invalid_client", ""},
		{"post, none", url.Values{"client_id": {post.id}}, [2]string{}, 400, "invalid_client", ""},
		{"basic", nil, [2]string{basic.id, basic.secret}, 400, "invalid_grant", ""},
		{"basic, wrong", nil, [2]string{basic.id, "x"}, 401, "invalid_client", `Basic realm="token"`},
		{"basic for post", nil, [2]string{post.id, post.secret}, 401, "invalid_client", `Basic realm="token"`},
		{"both", url.Values{"client_secret": {basic.secret}}, [2]string{basic.id, basic.secret}, 400, "invalid_request", ""},
		{"an assertion too", url.Values{"client_assertion": {"x"}}, [2]string{basic.id, basic.secret}, 400, "invalid_request", ""},
		{"another in the body", url.Values{"client_id": {post.id}}, [2]string{basic.id, basic.secret}, 400, "invalid_request", ""},
	} {
		form := url.Values{"grant_type": {"authorization_code"}, "code": {"nobody's"}}
		for name, v := range k.body {
			form[name] = v
		}
		r := s.Request(http.MethodPost, "/token", "application/x-www-form-urlencoded", form.Encode())
		if k.header[0] != "" {
			r.SetBasicAuth(k.header[0], k.header[1])
		}
		a := s.Do(http.DefaultClient, r)
		g.Expect(a.Status).To(gomega.Equal(k.status), k.name)
		g.Expect(a.Text("error")).To(gomega.Equal(k.code), k.name)
		g.Expect(a.Header.Get("WWW-Authenticate")).To(gomega.Equal(k.demands), k.name)
	}
}

type confidential struct{ id, secret string }

func registered(s *apptest.Site, method string) confidential {
	body := apptest.Registration()
	body["token_endpoint_auth_method"] = method
	a := s.PostJSON("/register", body, "")
	if a.JSON()["client_secret_expires_at"] != 0.0 || a.Text("token_endpoint_auth_method") != method {
		return confidential{}
	}
	return confidential{a.Text("client_id"), a.Text("client_secret")}
}
