package config

import (
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// ParseTarget reads the URL of an MCP endpoint. Plain http is for loopback only: ChatGPT takes
// https alone.
func ParseTarget(arg string) (*url.URL, error) {
	u, err := url.Parse(arg)
	switch {
	case strings.TrimSpace(arg) == "":
		return nil, Usagef("the URL of the target is empty; give the MCP endpoint as you enter it in ChatGPT, or self for the built-in reference server")
	case err != nil:
		return nil, Usagef("%q is not a URL; give the MCP endpoint as you enter it in ChatGPT, such as https://mcp.example.com/mcp", arg)
	case u.Scheme == "" || u.Host == "" || u.Hostname() == "":
		return nil, Usagef("%q is not a complete URL; give the MCP endpoint as you enter it in ChatGPT, such as https://mcp.example.com/mcp", arg)
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, Usagef("%q is not an https URL; ChatGPT connects over https only", arg)
	case u.User != nil:
		return nil, Usagef("the URL holds a user name or password, which ChatGPT does not send; leave it out and use --login")
	case u.Fragment != "" || strings.Contains(arg, "#"):
		return nil, Usagef("%q has a fragment (#…), which is never sent; leave it out", arg)
	case u.Scheme == "http" && !wire.Loopback(u.Hostname()):
		return nil, Usagef("%q is plain http; ChatGPT connects over https only, and plain http is accepted for a server on this machine alone", arg)
	}
	return u, nil
}
