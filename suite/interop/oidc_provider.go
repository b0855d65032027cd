//go:build unix

package interop

import (
	"fmt"
	"strconv"
)

// OIDCProvider is an MCP server made with the MCP TypeScript SDK behind an
// authorization server made with oidc-provider, both from npm and configured as
// their documentation shows. dir is the folder that holds its package.json,
// installed with `npm ci`.
//
// Its login takes any user name with any password.
func OIDCProvider(dir string) Spec {
	return Spec{
		Name:    "oidc-provider with an MCP TypeScript SDK server",
		Dir:     dir,
		Ports:   2,
		Command: func([]int) []string { return []string{"node", "server.mjs"} },
		Env: func(ports []int) []string {
			return []string{"MCP_PORT=" + strconv.Itoa(ports[0]), "AUTH_PORT=" + strconv.Itoa(ports[1])}
		},
		URL: func(ports []int) string { return fmt.Sprintf("http://127.0.0.1:%d/mcp", ports[0]) },
		Accounts: []Account{
			{User: "ada@mcpconform.example", Password: "any-password-of-ada"},
			{User: "ben@mcpconform.example", Password: "any-password-of-ben"},
		},
	}
}

// OIDCProviderConfidential is the same server with a single client, which its owner entered by hand: it has a secret, which
// the server takes by HTTP Basic only, and nobody can register. The secret has characters that Basic
// encodes (RFC 6749 §2.3.1). Its pages are gone through with a browser.
func OIDCProviderConfidential(dir string) Spec {
	spec := OIDCProvider(dir)
	env := spec.Env
	spec.Name += ", a confidential client"
	spec.Client = Client{ID: "chatgpt", Secret: "a secret: 100% \"of its own\" + more"}
	spec.Login, spec.Expect = "browser", "expect-confidential.json"
	spec.Env = func(ports []int) []string {
		return append(env(ports), "CLIENT_ID="+spec.Client.ID, "CLIENT_SECRET="+spec.Client.Secret)
	}
	return spec
}
