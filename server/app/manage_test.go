package app_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// managed is a client as its registration says it is managed.
type managed struct{ id, uri, token string }

func (k *kit) managed(body map[string]any) managed {
	a := k.PostJSON("/register", body, "")
	m := managed{a.Text("client_id"), a.Text("registration_client_uri"), a.Text("registration_access_token")}
	k.Expect(m.uri).To(gomega.Equal(k.URL + "/register/" + m.id))
	k.Expect(m.token).NotTo(gomega.BeEmpty())
	return m
}

func (k *kit) manage(method, uri, token string, body map[string]any) apptest.Answer {
	raw, err := json.Marshal(body)
	k.Expect(err).NotTo(gomega.HaveOccurred())
	r := k.Request(method, uri, "application/json", string(raw))
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	return k.Do(http.DefaultClient, r)
}

func TestAClientReadsAndReplacesItsRegistration(t *testing.T) {
	t.Parallel()
	k := start(t)
	body := apptest.Registration()
	body["client_uri"] = "https://client.example/"
	m := k.managed(body)
	read := k.manage(http.MethodGet, m.uri, m.token, nil)
	k.Expect(read.Status).To(gomega.Equal(200), read.Body)
	k.Expect(read.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
	k.Expect(read.Text("client_id")).To(gomega.Equal(m.id))
	k.Expect(read.Text("client_uri")).To(gomega.Equal("https://client.example/"))
	k.Expect(read.Text("registration_access_token")).To(gomega.Equal(m.token))
	k.Expect(read.Text("registration_client_uri")).To(gomega.Equal(m.uri))

	update := apptest.Registration()
	update["client_id"], update["client_name"] = m.id, "Another"
	answer := k.manage(http.MethodPut, m.uri, m.token, update)
	k.Expect(answer.Status).To(gomega.Equal(200), answer.Body)
	for _, a := range []apptest.Answer{answer, k.manage(http.MethodGet, m.uri, m.token, nil)} {
		k.Expect(a.Text("client_id")).To(gomega.Equal(m.id))
		k.Expect(a.Text("client_name")).To(gomega.Equal("Another"))
		k.Expect(a.JSON()).NotTo(gomega.HaveKey("client_uri"), "what is left out is gone")
		k.Expect(a.JSON()["client_id_issued_at"]).To(gomega.Equal(read.JSON()["client_id_issued_at"]))
	}
}

func TestWhatAClientMayNotReplace(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.ConfidentialClients = true })
	m := k.managed(apptest.Registration())
	for name, value := range map[string]any{
		"client_id": "client_other", "client_secret": "chosen", "registration_access_token": m.token,
		"registration_client_uri": m.uri, "client_secret_expires_at": 0, "client_id_issued_at": 0,
		"client_name": 7,
	} {
		update := apptest.Registration()
		update["client_id"] = m.id
		update[name] = value
		k.refused(k.manage(http.MethodPut, m.uri, m.token, update), 400, "invalid_client_metadata")
	}
	k.refused(k.manage(http.MethodPut, m.uri, m.token, apptest.Registration()), 400, "invalid_client_metadata")
	k.refused(k.manage(http.MethodPut, m.uri, m.token, map[string]any{"client_id": m.id}), 400, "invalid_redirect_uri")
}

func TestASecretComesAndGoesWithItsUse(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.ConfidentialClients = true })
	body := apptest.Registration()
	m := k.managed(body)
	body["client_id"] = m.id
	kept := k.manage(http.MethodPut, m.uri, m.token, body)
	k.Expect(kept.JSON()).NotTo(gomega.HaveKey("client_secret"), "the one it has is known by its hash only")
	body["token_endpoint_auth_method"] = "none"
	without := k.manage(http.MethodPut, m.uri, m.token, body)
	k.Expect(without.Text("token_endpoint_auth_method")).To(gomega.Equal("none"))
	k.refused(k.PostForm("/token", k.CodeForm(m.id, "nobody's"), ""), 400, "invalid_grant")
	body["token_endpoint_auth_method"] = "client_secret_post"
	fresh := k.manage(http.MethodPut, m.uri, m.token, body)
	k.Expect(fresh.Text("client_secret")).NotTo(gomega.BeEmpty())
	k.Expect(fresh.JSON()["client_secret_expires_at"]).To(gomega.Equal(0.0))
	form := k.CodeForm(m.id, "nobody's")
	form.Set("client_secret", fresh.Text("client_secret"))
	k.refused(k.PostForm("/token", form, ""), 400, "invalid_grant")
}

// TestADeletedClientIsGoneAtOnce is RFC 7592 §2.3.
func TestADeletedClientIsGoneAtOnce(t *testing.T) {
	t.Parallel()
	k := start(t)
	m := k.managed(apptest.Registration())
	tokens := k.Redeem(m.id, k.Code(m.id, 0))
	code := k.Code(m.id, 0)
	k.Expect(k.RPC(tokens.Access, "tools/list", nil).Status).To(gomega.Equal(200))
	gone := k.manage(http.MethodDelete, m.uri, m.token, nil)
	k.Expect(gone.Status).To(gomega.Equal(204))
	k.Expect(gone.Body).To(gomega.BeEmpty())
	k.Expect(k.RPC(tokens.Access, "tools/list", nil).Status).To(gomega.Equal(401))
	k.refused(k.PostForm("/token", k.RefreshForm(m.id, tokens.Refresh), ""), 400, "invalid_client")
	k.refused(k.PostForm("/token", k.CodeForm(m.id, code), ""), 400, "invalid_client")
	k.Expect(k.Browse().Open(k.AuthorizeQuery(m.id)).Status).To(gomega.Equal(400))
	for _, method := range []string{http.MethodGet, http.MethodPut, http.MethodDelete} {
		k.refused(k.manage(method, m.uri, m.token, nil), 401, "invalid_token")
	}
}

func TestWhoMayManageAClient(t *testing.T) {
	t.Parallel()
	k := start(t)
	m, other := k.managed(apptest.Registration()), k.managed(apptest.Registration())
	for _, method := range []string{http.MethodGet, http.MethodPut, http.MethodDelete} {
		none := k.manage(method, m.uri, "", nil)
		k.Expect(none.Status).To(gomega.Equal(401))
		k.Expect(none.Header.Get("WWW-Authenticate")).To(gomega.Equal("Bearer"), "RFC 6750 §3.1")
		for uri, token := range map[string]string{
			m.uri: other.token, k.URL + "/register/nobody": m.token, k.URL + "/register/" + app.PredefinedClientID: m.token,
		} {
			k.refused(k.manage(method, uri, token, nil), 401, "invalid_token")
		}
	}
	post := k.manage(http.MethodPost, m.uri, m.token, nil)
	k.Expect(post.Status).To(gomega.Equal(405))
	k.Expect(post.Header.Get("Allow")).To(gomega.Equal("DELETE, GET, HEAD, PUT"))
	k.Expect(k.manage(http.MethodGet, m.uri, m.token, nil).Status).To(gomega.Equal(200), "it is still there")
}
