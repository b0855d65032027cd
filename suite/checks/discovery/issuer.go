package discovery

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/client"
)

// issuerProblem says why a text is no issuer identifier (RFC 8414 §2); "" when it is one.
func issuerProblem(raw string, target client.Target) string {
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Scheme == "" || u.Host == "":
		return strconv.Quote(raw) + " is not an absolute URL"
	case u.Scheme != "https" && !developing(u, target):
		return strconv.Quote(raw) + " is not https"
	case strings.ContainsAny(raw, "?#"):
		return strconv.Quote(raw) + " has a query or a fragment"
	}
	return ""
}
