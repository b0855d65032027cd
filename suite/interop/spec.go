//go:build unix

package interop

import (
	"fmt"
	"strconv"
)

// Spec says how one foreign server is started.
type Spec struct {
	// Name names the server in messages.
	Name string
	// Dir is its folder: the process starts there.
	Dir string
	// Ports is how many loopback ports it needs; the process gets free ones.
	Ports int
	// Command is the program with its arguments, for the ports it was given.
	Command func(ports []int) []string
	// Env is added to the environment of this process, for the ports it was given.
	Env func(ports []int) []string
	// URL is its MCP URL, for the ports it was given.
	URL func(ports []int) string
	// Groups are label expressions that share out the catalogue, for a server that
	// takes fewer requests than all checks need: each is played against a server
	// started anew. None: all checks are played at once.
	Groups []string
	// Accounts can log in there. None: nobody has to.
	Accounts []Account
	// Login is how its pages are gone through, as --login has it; empty is "form".
	Login string
	// Client is one that it has already. None: the suite registers its own.
	Client Client
	// Flags say more of how it is played, and Given what they refer to: variables for `mcpconform`, for the
	// ports of the server.
	Flags []string
	Given func(ports []int) []string
	// Expect is the file that says what is known of it; empty is expect.json.
	Expect string
}

// Client is a client that was created by hand.
type Client struct{ ID, Secret string }

// TypeScriptSDK is the example server of the MCP TypeScript SDK, from npm, with
// its demo authorization server on a second port. dir is the folder that holds
// its package.json, installed with `npm ci`.
//
// Its URLs say "localhost" because it builds its own metadata with that name;
// a preload makes it listen on 127.0.0.1 only. It takes 20 registrations an hour,
// 50 token requests and 100 authorization requests in 15 minutes, fewer than a
// whole run sends.
func TypeScriptSDK(dir string) Spec {
	return Spec{
		Name:  "MCP TypeScript SDK example server",
		Dir:   dir,
		Ports: 2,
		Command: func([]int) []string {
			return []string{
				"node", "--import", "../loopback.mjs", "--import", "./orphan.mjs",
				"node_modules/@modelcontextprotocol/sdk/dist/esm/examples/server/simpleStreamableHttp.js",
				"--oauth", "--oauth-strict",
			}
		},
		Env: func(ports []int) []string {
			return []string{"MCP_PORT=" + strconv.Itoa(ports[0]), "MCP_AUTH_PORT=" + strconv.Itoa(ports[1])}
		},
		URL:    func(ports []int) string { return fmt.Sprintf("http://localhost:%d/mcp", ports[0]) },
		Groups: []string{"token", "authorize || registration", "!token && !authorize && !registration"},
	}
}
