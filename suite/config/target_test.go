package config_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/config"
)

// What is sent as resource, and compared with what the server says of itself, is what a URL parser makes of what was typed.
func TestAHostIsWrittenAsEveryParserWritesIt(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for typed, sent := range map[string]string{
		"https://b\u00fccher.example/mcp":      "https://xn--bcher-kva.example/mcp",
		"https://b\u00fccher.example:8443/mcp": "https://xn--bcher-kva.example:8443/mcp",
		"https://my_host.example/mcp":          "https://my_host.example/mcp",
		"HTTPS://MCP.Example:443/MCP?Q=A":      "https://mcp.example/MCP?Q=A",
		"https://mcp.example:80/mcp":           "https://mcp.example:80/mcp",
		"https://mcp.example":                  "https://mcp.example",
		"http://[::1]/mcp":                     "http://[::1]/mcp",
		"http://[::1]:8787/mcp":                "http://[::1]:8787/mcp",
	} {
		u, err := config.ParseTarget(typed)
		g.Expect(err).NotTo(gomega.HaveOccurred(), typed)
		g.Expect(u.String()).To(gomega.Equal(sent))
	}
}
