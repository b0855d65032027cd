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
	return u, settle(u)
}

// settle writes the host as every host writes it who parses the URL (WHATWG URL): in ASCII and lower case, without the
// port that goes without saying. What is sent as resource is compared with what the server calls itself.
func settle(u *url.URL) error {
	name, port := u.Hostname(), u.Port()
	if strings.ContainsFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return Usagef("%q is not the name of a host: %s; give the MCP endpoint as you enter it in ChatGPT", name, strings.TrimPrefix(err.Error(), "idna: "))
		}
		name = ascii
	}
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	if u.Host = strings.ToLower(name); port != "" && port != map[string]string{"https": "443", "http": "80"}[u.Scheme] {
		u.Host += ":" + port
	}
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
