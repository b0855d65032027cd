//go:build unix

package interop

import (
	"fmt"
	"strconv"
)

// Fosite is an authorization server made with ory/fosite and an MCP server made
// with the MCP Go SDK, in one program. dir is the folder of its source, a Go
// module of its own; binary is what `go build` made of it, so that a start takes
// no time and Stop ends the server itself.
func Fosite(dir, binary string) Spec {
	return Spec{
		Name:    "ory/fosite and the MCP Go SDK",
		Dir:     dir,
		Ports:   1,
		Command: func([]int) []string { return []string{binary} },
		Env:     func(ports []int) []string { return []string{"PORT=" + strconv.Itoa(ports[0])} },
		URL:     func(ports []int) string { return fmt.Sprintf("http://127.0.0.1:%d/mcp", ports[0]) },
		Accounts: []Account{
			{User: "alice@example.com", Password: "wonderland"},
			{User: "bob@example.com", Password: "builder"},
		},
	}
}
