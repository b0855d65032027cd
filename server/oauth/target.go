package oauth

import (
	"net/url"
	"strings"
)

// Resources are the resource identifiers tokens can be issued for (RFC 8707). The first stands for a
// request that names none.
type Resources []string

// PickResource decides for which resource an authorization request is.
type PickResource func(v url.Values) (string, error)

// Pick is the strict [PickResource]. It returns the one resource a request asks for. Forms that RFC 3986
// §6.2 calls equivalent (case of scheme and host, an empty path and a single slash) are the same resource;
// anything else gives invalid_target.
func (r Resources) Pick(v url.Values) (string, error) {
	asked := distinct(v, "resource")
	switch len(asked) {
	case 0:
		return r[0], nil
	case 1:
	default:
		return "", invalidTarget("a token is issued for one resource only")
	}
	for _, known := range r {
		if canonical(asked[0]) == canonical(known) {
			return known, nil
		}
	}
	return "", invalidTarget("the resource is not one this server issues tokens for")
}

// TokenResource decides for which resource a token request gets a token, of a grant for one.
type TokenResource func(v url.Values, granted string) (string, error)

// AsGranted is the strict [TokenResource]: the grant's, which is also the only one that the request may
// name (RFC 8707 §2.2).
func AsGranted(v url.Values, granted string) (string, error) {
	for _, asked := range distinct(v, "resource") {
		if canonical(asked) != canonical(granted) {
			return "", invalidTarget("the resource is not the one that was granted")
		}
	}
	return granted, nil
}

func canonical(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Fragment != "" || u.User != nil {
		return raw
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Path == "/" {
		u.Path = ""
	}
	return u.String()
}
