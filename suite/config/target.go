package config

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// ParseTarget reads the URL of an MCP endpoint. Plain http is for loopback only: ChatGPT takes
// https alone.
func ParseTarget(arg string) (*url.URL, error) {
	u, err := url.Parse(arg)
	switch {
	case strings.TrimSpace(arg) == "":
		return nil, Usagef("the URL of the target is empty; give the MCP endpoint as you enter it in ChatGPT, or self for the built-in reference server")
	case strings.ContainsFunc(arg, unicode.IsSpace):
		return nil, Usagef("%q has white space in it, which no URL has; leave it out", arg)
	case err != nil:
		return nil, Usagef("%q is not a URL; give the MCP endpoint as you enter it in ChatGPT, such as %s", arg, whole(arg))
	case u.Scheme == "" || u.Host == "" || u.Hostname() == "":
		return nil, Usagef("%q is not a complete URL; give the MCP endpoint as you enter it in ChatGPT, such as %s", arg, whole(arg))
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, Usagef("%q is not an https URL; ChatGPT connects over https only", arg)
	case u.User != nil:
		return nil, Usagef("the URL holds a user name or password, which ChatGPT does not send; leave it out and use --login")
	case u.Fragment != "" || strings.Contains(arg, "#"):
		return nil, Usagef("%q has a fragment (#…), which is never sent; leave it out", arg)
	case u.Scheme == "http" && !wire.Loopback(u.Hostname()):
		return nil, Usagef("%q is plain http; ChatGPT connects over https only, and plain http is accepted for a server on this machine alone", arg)
	case !usablePort(u.Port()):
		return nil, Usagef("%q: %s is no port; give a number from 1 to 65535", arg, u.Port())
	}
	return u, inASCII(u)
}

// inASCII writes the name of the host as it goes over the wire, and as a server knows itself by it.
func inASCII(u *url.URL) error {
	name, err := idna.Lookup.ToASCII(u.Hostname())
	switch {
	case !strings.ContainsFunc(u.Hostname(), func(r rune) bool { return r > unicode.MaxASCII }):
		return nil
	case err != nil:
		return Usagef("%q is not the name of a host: %s; give the MCP endpoint as you enter it in ChatGPT", u.Hostname(), strings.TrimPrefix(err.Error(), "idna: "))
	case u.Port() != "":
		name += ":" + u.Port()
	}
	u.Host = name
	return nil
}

// whole guesses the URL that was meant by one without a scheme.
func whole(arg string) string {
	u, err := url.Parse("https://" + arg)
	switch {
	case err != nil || strings.Contains(arg, ":/") || slices.Contains([]string{"", "http", "https"}, u.Hostname()):
		return "https://mcp.example.com/mcp"
	case wire.Loopback(u.Hostname()):
		return "http://" + arg
	}
	return u.String()
}

func usablePort(port string) bool {
	n, err := strconv.Atoi(port)
	return port == "" || err == nil && n > 0 && n < 1<<16
}
