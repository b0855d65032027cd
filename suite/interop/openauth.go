//go:build unix

package interop

import (
	"fmt"
	"path/filepath"
	"strconv"
)

// OpenAuth is an MCP server made with @hono/mcp behind an authorization server made with OpenAuth
// (@openauthjs/openauth), both from npm and put together as their documentation shows. dir is the folder
// that holds its package.json, installed with `npm ci`.
//
// Who logs in there chooses how, gives an e-mail address and types the code that is sent to it: login.yaml
// knows the way, and a third port has the mailbox. Nobody can register; any client_id with a redirect URI that the
// server was told of is a client. No browser is remembered, and of one mailbox one login at a time can be
// served, so that the logins take place one after the other.
func OpenAuth(dir string) Spec {
	return Spec{
		Name:    "OpenAuth with a @hono/mcp server",
		Dir:     dir,
		Ports:   3,
		Command: func([]int) []string { return []string{"node", "server.mjs"} },
		Env: func(ports []int) []string {
			return []string{"MCP_PORT=" + strconv.Itoa(ports[0]), "AUTH_PORT=" + strconv.Itoa(ports[1]), "MAIL_PORT=" + strconv.Itoa(ports[2])}
		},
		URL:      func(ports []int) string { return fmt.Sprintf("http://127.0.0.1:%d/mcp", ports[0]) },
		Accounts: []Account{{User: "ada@mcpconform.example"}, {User: "ben@mcpconform.example"}},
		Login:    "browser",
		Client:   Client{ID: "chatgpt"},
		Flags:    []string{"--recipe", filepath.Join(dir, "login.yaml"), "--budget", "5m"},
		Given: func(ports []int) []string {
			mailbox := fmt.Sprintf("=http://127.0.0.1:%d", ports[2])
			return []string{"MAILBOX" + mailbox, "MAILBOX_2" + mailbox}
		},
	}
}
