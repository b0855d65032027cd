//go:build unix

package interop

import (
	"fmt"
	"strconv"
)

// BetterAuth is an MCP server made with the MCP TypeScript SDK behind an
// authorization server made with better-auth, whose issuer has a path, both from
// npm and configured as their documentation shows. dir is the folder that holds
// its package.json, installed with `npm ci`.
//
// Its users log in with a code that is sent by e-mail, on pages that do nothing
// without scripts; the codes of these accounts are always the same.
func BetterAuth(dir string) Spec {
	return Spec{
		Name:    "better-auth with an MCP TypeScript SDK server",
		Dir:     dir,
		Ports:   1,
		Command: func([]int) []string { return []string{"node", "server.mjs"} },
		Env:     func(ports []int) []string { return []string{"PORT=" + strconv.Itoa(ports[0])} },
		URL:     func(ports []int) string { return fmt.Sprintf("http://127.0.0.1:%d/mcp", ports[0]) },
		Accounts: []Account{
			{User: "ada@mcpconform.example", Password: "314159"},
			{User: "ben@mcpconform.example", Password: "271828"},
		},
		Login: "browser",
	}
}
