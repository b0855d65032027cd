package app_test

import (
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func TestChatGPTsBodyBecomesAPublicClient(t *testing.T) {
	t.Parallel()
	k := start(t)
	body := apptest.Registration()
	body["software_id"], body["unheard_of"] = "x", map[string]any{"a": 1}
	a := k.PostJSON("/register", body, "")
	k.Expect(a.Status).To(gomega.Equal(201), a.Body)
	k.Expect(a.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
	answer := a.JSON()
	k.Expect(answer["token_endpoint_auth_method"]).To(gomega.Equal("none"))
	k.Expect(answer["application_type"]).To(gomega.Equal("native"))
	k.Expect(answer["grant_types"]).To(gomega.ConsistOf("authorization_code", "refresh_token"))
	k.Expect(answer["redirect_uris"]).To(gomega.ConsistOf(apptest.Redirect))
	k.Expect(answer["scope"]).To(gomega.Equal("read write profile privy:token:exchange"))
	k.Expect(answer).NotTo(gomega.HaveKey("client_secret"))
	for name, value := range answer {
		k.Expect(value).NotTo(gomega.BeNil(), name)
	}
	again := k.PostJSON("/register", body, "")
	k.Expect(again.Text("client_id")).NotTo(gomega.Equal(a.Text("client_id")))
}

func TestWhatRegistrationRefusesOrNarrows(t *testing.T) {
	t.Parallel()
	k := start(t)
	try := func(name string, value any) apptest.Answer {
		body := apptest.Registration()
		body[name] = value
		return k.PostJSON("/register", body, "")
	}
	for _, bad := range []any{
		[]string{}, nil, []string{"/cb"}, []string{"https://a.example/cb#x"}, []string{"http://a.example/cb"},
		[]string{"javascript:alert(1)"}, []string{"data:text/html,x"}, []string{"https://u@a.example/"}, []string{"https:///cb"},
		[]string{apptest.Redirect, "cursor://x/cb"}, []string{"https://a;sandbox/"}, []string{"https://*.a.example/cb"},
		[]string{"https://a.example/c b"}, []string{"https://\u0430.example/cb"}, []string{"https://a.example/\r\nX:y"},
		[]string{"https://a.example/cb?iss=https://b.example"}, []string{"https://a.example/cb?code=x"},
		[]string{"http://localhost.a.example/"}, []string{"http://127.1/cb"}, []string{"https://a.example/" + strings.Repeat("a", 4096)},
	} {
		k.refused(try("redirect_uris", bad), 400, "invalid_redirect_uri")
	}
	k.Expect(try("redirect_uris", []string{"http://127.0.0.1/cb", "http://localhost:1/cb"}).Status).To(gomega.Equal(201))
	k.refused(try("grant_types", []string{"client_credentials"}), 400, "invalid_client_metadata")
	k.refused(try("response_types", []string{"token"}), 400, "invalid_client_metadata")
	k.refused(try("client_uri", "javascript:alert(1)"), 400, "invalid_client_metadata")
	k.refused(try("client_name", 7), 400, "invalid_client_metadata")
	k.refused(try("client_name", "safe \u202egpj.exe"), 400, "invalid_client_metadata")
	k.refused(try("contacts", strings.Split(strings.Repeat("a,", 20), ",")), 400, "invalid_client_metadata")
	k.refused(try("software_statement", strings.Repeat("a", 20<<10)), 400, "invalid_client_metadata")
	k.refused(k.PostForm("/register", nil, ""), 400, "invalid_client_metadata")
	k.refused(k.PostJSON("/register", []int{1}, ""), 400, "invalid_client_metadata")

	narrowed := try("grant_types", []string{"authorization_code", "implicit"})
	k.Expect(narrowed.JSON()["grant_types"]).To(gomega.ConsistOf("authorization_code"))
	k.Expect(try("scope", "read openid").Text("scope")).To(gomega.Equal("read"))
	k.Expect(try("scope", "openid").Text("scope")).To(gomega.Equal("read write profile privy:token:exchange"), "a client that could ask for nothing is none")
	body := apptest.Registration()
	delete(body, "grant_types")
	k.Expect(k.PostJSON("/register", body, "").JSON()["grant_types"]).To(gomega.ConsistOf("authorization_code"), "RFC 7591 §2")
	k.Expect(k.Get("/register").Status).To(gomega.Equal(405))
}
