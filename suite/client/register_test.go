package client_test

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/host"
)

func TestRegistrationBodies(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	captured := host.ChatGPT.Client.Body("https://chatgpt.com/connector/oauth/x")
	raw, err := json.Marshal(captured)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(raw).To(gomega.MatchJSON(`{"application_type":"native","client_name":"ChatGPT",
		"redirect_uris":["https://chatgpt.com/connector/oauth/x"],"grant_types":["authorization_code","refresh_token"],
		"response_types":["code"],"token_endpoint_auth_method":"client_secret_post"}`), "as captured, no scope")

	p := newPlayer(t, "https://h")
	p.AS.AuthMethods = []string{"client_secret_basic", "none"}
	g.Expect(p.MainRegistration()).To(gomega.HaveKeyWithValue("token_endpoint_auth_method", "none"))
	g.Expect(p.MainRegistration()).To(gomega.HaveKeyWithValue("redirect_uris", []string{"https://chatgpt.com/connector_platform_oauth_redirect"}))
	p.AS.AuthMethods, p.AS.IssParameter = []string{"none", "client_secret_post"}, false
	body := p.MainRegistration()
	g.Expect(body).To(gomega.HaveKeyWithValue("token_endpoint_auth_method", "client_secret_post"))
	g.Expect(body).To(gomega.HaveKeyWithValue("redirect_uris", []string{"https://chatgpt.com/connector/oauth/" + host.CallbackID}))
	g.Expect(body["client_name"]).NotTo(gomega.Equal("ChatGPT"), "it never claims to be ChatGPT")
}

func TestRegistrationObeysTheResponse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status   int
		body     string
		method   string
		secret   string
		problems []string
	}{
		"public":           {201, `{"client_id":"c","token_endpoint_auth_method":"none","redirect_uris":["https://r"]}`, "none", "", nil},
		"changed method":   {201, `{"client_id":"c","client_secret":"s3cr3ts3cr3t","token_endpoint_auth_method":"client_secret_basic","redirect_uris":["https://r"]}`, "client_secret_basic", "s3cr3ts3cr3t", nil},
		"says little":      {200, `{"client_id":"c"}`, "none", "", []string{"token_endpoint_auth_method is missing", "redirect_uris is missing"}},
		"secret, no way":   {201, `{"client_id":"c","client_secret":"s3cr3ts3cr3t","redirect_uris":["https://r"]}`, "client_secret_post", "s3cr3ts3cr3t", []string{"token_endpoint_auth_method is missing"}},
		"secret null":      {201, `{"client_id":"c","client_secret":null,"token_endpoint_auth_method":"none","redirect_uris":["https://r"]}`, "none", "", []string{"client_secret is null, not a string"}},
		"no client_id":     {201, `{}`, "", "", nil},
		"client_id number": {201, `{"client_id":1}`, "", "", nil},
		"refused":          {400, `{"client_id":"c"}`, "", "", nil},
		"not JSON":         {201, `<html>`, "", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			f, p := newFake(t, map[string]http.HandlerFunc{"POST /register": asJSON(c.status, c.body)})
			asked := host.ChatGPT.Client.Body("https://asked")
			reg, resp := p.Register(context.Background(), asked)
			g.Expect(resp.Status).To(gomega.Equal(c.status))
			g.Expect(f.last(t).Header.Get("Content-Type")).To(gomega.Equal("application/json"))
			if c.method == "" {
				g.Expect(reg).To(gomega.BeNil())
				g.Expect(p.Ledger.Effects().ClientsRegistered).To(gomega.Equal(0))
				return
			}
			g.Expect(reg.AuthMethod).To(gomega.Equal(c.method))
			g.Expect(reg.Secret).To(gomega.Equal(c.secret))
			g.Expect(reg.Problems).To(gomega.Equal(c.problems))
			g.Expect(reg.RedirectURIs).To(gomega.HaveLen(1))
			g.Expect(p.Ledger.Effects().ClientsRegistered).To(gomega.Equal(1))
			if c.secret != "" {
				g.Expect(p.Wire.Wire().Redact("x " + c.secret)).NotTo(gomega.ContainSubstring(c.secret))
			}
		})
	}
}

func TestRegistrationCanBeEdited(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{
		"POST /register": asJSON(400, `{"error":"invalid_redirect_uri"}`),
	})
	body := host.ChatGPT.Client.Body("https://r")
	ctx := context.Background()
	_, resp := p.Register(ctx, body, client.Message(func(m map[string]any) { delete(m, "redirect_uris") }), client.Header("Content-Type", "text/plain"))
	g.Expect(f.last(t).body).NotTo(gomega.ContainSubstring("redirect_uris"))
	g.Expect(f.last(t).Header.Get("Content-Type")).To(gomega.Equal("text/plain"))
	g.Expect(body).To(gomega.HaveKey("redirect_uris"), "the caller's body stays as it was")
	code, _, ok := resp.OAuthError()
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(code).To(gomega.Equal("invalid_redirect_uri"))
}

// A run deletes the clients it made, each once, and none that others may use too.
func TestWhatWasRegisteredIsDeleted(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	answers := make(chan string, 4)
	f, p := newFake(t, map[string]http.HandlerFunc{
		"POST /register":      func(w http.ResponseWriter, r *http.Request) { asJSON(201, <-answers)(w, r) },
		"GET /client/{id}":    asJSON(200, `{"client_id":"own","registration_access_token":"rotated-token"}`),
		"DELETE /client/{id}": answer(204, "", ""),
	})
	register := func(id, more string) *client.Registration {
		answers <- `{"client_id":"` + id + `","registration_client_uri":"` + f.URL + `/client/` + id + `","registration_access_token":"first-token"` + more + `}`
		reg, _ := p.Register(context.Background(), host.ChatGPT.Client.Body("https://r"))
		return reg
	}
	own, twice, again := register("own", ""), register("twice", ""), register("twice", "")
	found := register("found", `,"client_id_issued_at":1700000000`)
	ctx := context.Background()

	g.Expect(p.Manage(ctx, http.MethodGet, own, nil).Status).To(gomega.Equal(200))
	g.Expect(own.ManagementToken).To(gomega.Equal("rotated-token"), "the new one is obeyed")
	gone := p.Unregister(ctx, own)
	g.Expect(gone.Status).To(gomega.Equal(204))
	g.Expect(f.last(t).Header.Get("Authorization")).To(gomega.Equal("Bearer rotated-token"))
	for _, kept := range []*client.Registration{twice, again, found, {ClientID: "predefined"}} {
		g.Expect(p.Unregister(ctx, kept)).To(gomega.BeNil(), kept.ClientID)
	}
	p.UnregisterAll(ctx)
	g.Expect(f.last(t).URL.Path).To(gomega.Equal("/client/twice"))
	g.Expect(p.Ledger.Effects().ClientsRegistered).To(gomega.Equal(4))
	g.Expect(p.Ledger.Effects().ClientsDeleted).To(gomega.Equal(2), "one client_id is one client")
}

// What cannot be deleted is told, with the reason; what was there before the run is none of its doing.
func TestWhatIsLeftIsKnown(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	answers := make(chan string, 1)
	f, p := newFake(t, map[string]http.HandlerFunc{
		"POST /register":    func(w http.ResponseWriter, r *http.Request) { asJSON(201, <-answers)(w, r) },
		"DELETE /client/ok": asJSON(200, `{}`),
		"DELETE /client/4":  asJSON(403, `{"error":"access_denied"}`),
		"DELETE /client/5":  answer(500, "", ""),
		"DELETE /client/cut": func(http.ResponseWriter, *http.Request) {
			panic(http.ErrAbortHandler)
		},
	})
	body := host.ChatGPT.Client.Body("https://r")
	body["client_name"] = "mine"
	for _, id := range []string{"ok", "4", "5", "cut"} {
		answers <- `{"client_id":"` + id + `","registration_client_uri":"` + f.URL + `/client/` + id + `","registration_access_token":"the-token-of-` + id + `"}`
		p.Register(context.Background(), body)
	}
	for _, more := range []string{"", `,"client_id_issued_at":1700000000`} {
		answers <- `{"client_id":"unmanaged` + more[:min(2, len(more))] + `"` + more + `}`
		p.Register(context.Background(), body)
	}
	g.Expect(p.Ledger.Effects().Left).To(gomega.HaveLen(5))
	p.UnregisterAll(context.Background())
	why := map[string]string{}
	for _, left := range p.Ledger.Effects().Left {
		why[left.ClientID] = left.Why
		g.Expect(left.Name).To(gomega.Equal("mine"))
		g.Expect(left.Endpoint).To(gomega.Equal(f.URL + "/register"))
	}
	g.Expect(why).To(gomega.HaveLen(4))
	g.Expect(why).To(gomega.HaveKeyWithValue("4", "its deletion was answered 403"))
	g.Expect(why).To(gomega.HaveKeyWithValue("5", "its deletion was answered 500"))
	g.Expect(why).To(gomega.HaveKeyWithValue("cut", gomega.HavePrefix("its deletion was not answered: ")))
	g.Expect(why).To(gomega.HaveKeyWithValue("unmanaged", "the server offers no way to delete it (RFC 7592)"))
}

// A client that a server registers while the run is interrupted is known, and deleted.
func TestARegistrationThatWasBegunIsWaitedFor(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ctx, interrupt := context.WithCancel(context.Background())
	_, p := newFake(t, map[string]http.HandlerFunc{
		"POST /register": func(w http.ResponseWriter, r *http.Request) {
			interrupt()
			asJSON(201, `{"client_id":"late"}`)(w, r)
		},
	})
	reg, _ := p.Register(ctx, host.ChatGPT.Client.Body("https://r"))
	g.Expect(reg).NotTo(gomega.BeNil())
	g.Expect(p.Ledger.Effects().ClientsRegistered).To(gomega.Equal(1))
	_, answer := p.Register(ctx, host.ChatGPT.Client.Body("https://r"))
	g.Expect(answer.Err).To(gomega.HaveOccurred(), "none is begun after the interrupt")
	g.Expect(p.Ledger.Effects().ClientsRegistered).To(gomega.Equal(1))
}
