package client_test

import (
	"encoding/json"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/host"
)

func TestADocumentThatTheUserHasPublished(t *testing.T) {
	t.Parallel()
	const at = "https://docs.example/client.json"
	for says, change := range map[string]func(doc map[string]any){
		"":                                 func(map[string]any) {},
		`its client_id is "https://other"`: func(doc map[string]any) { doc["client_id"] = "https://other" },
		"it has no client_name":            func(doc map[string]any) { delete(doc, "client_name") },
		"its redirect_uris lack https://chatgpt.com/connector/oauth/mcpconform, to which ChatGPT": func(doc map[string]any) {
			doc["redirect_uris"] = []string{"https://chatgpt.com/connector_platform_oauth_redirect"}
		},
		"it has no token_endpoint_auth_method":                func(doc map[string]any) { delete(doc, "token_endpoint_auth_method") },
		"its token_endpoint_auth_method is client_secret_pos": func(doc map[string]any) { doc["token_endpoint_auth_method"] = "client_secret_post" },
		"it has neither jwks nor jwks_uri":                    func(doc map[string]any) { doc["token_endpoint_auth_method"] = "private_key_jwt" },
		"its jwks is no key set":                              func(doc map[string]any) { doc["token_endpoint_auth_method"], doc["jwks"] = "private_key_jwt", 7 },
	} {
		g := gomega.NewWithT(t)
		doc := map[string]any{
			"client_id": at, "client_name": "mine", "redirect_uris": host.ChatGPT.Redirect.Forms(), "token_endpoint_auth_method": "none",
		}
		change(doc)
		raw, err := json.Marshal(doc)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		p, err := client.ReadDocument(host.ChatGPT, at, raw)
		if says != "" {
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)))
			continue
		}
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(*p.Client).To(gomega.Equal(client.Registration{
			How: "cimd", ClientID: at, AuthMethod: "none", RedirectURIs: host.ChatGPT.Redirect.Forms(),
		}))
	}
	_, err := client.ReadDocument(host.ChatGPT, at, []byte("<html>"))
	gomega.NewWithT(t).Expect(err).To(gomega.MatchError(gomega.ContainSubstring("not JSON")))
}
