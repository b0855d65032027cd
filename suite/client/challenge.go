package client

import (
	"fmt"
	"net/http"
	"strings"
)

// Challenge is one challenge of a WWW-Authenticate header (RFC 9110 §11.6.1).
type Challenge struct {
	Scheme string
	Params []Param // in order, names as sent
	// ResourceMetadata, Scope, Realm, Error and ErrorDescription are the parameters of those names
	// (RFC 9728 §5.1, RFC 6750 §3); "" when absent.
	ResourceMetadata, Scope, Realm, Error, ErrorDescription string
	// Token68 is the alternative to parameters that schemes such as Negotiate use.
	Token68 string
	// Problems are the ways in which the header does not parse or says a thing twice. Those that
	// belong to no challenge stand with the one before them.
	Problems []string
	Response *Response
}

// Param is one auth-param.
type Param struct {
	Name, Value string
	Quoted      bool
}

// Is compares the scheme, case-insensitively (RFC 9110 §11.1).
func (c *Challenge) Is(scheme string) bool { return strings.EqualFold(c.Scheme, scheme) }

// Get returns a parameter by its name, case-insensitively.
func (c *Challenge) Get(name string) (string, bool) {
	for _, p := range c.Params {
		if strings.EqualFold(p.Name, name) {
			return p.Value, true
		}
	}
	return "", false
}

// Scopes returns the scope parameter as a list.
func (c *Challenge) Scopes() []string { return strings.Fields(c.Scope) }

// Challenges parses every WWW-Authenticate field of the answer, in order.
func (r *Response) Challenges() []*Challenge {
	challenges := ParseChallenges(r.Header.Values("WWW-Authenticate"))
	for _, c := range challenges {
		c.Response = r
	}
	return challenges
}

// Bearer returns the first Bearer challenge of the answer; nil when there is none.
func (r *Response) Bearer() *Challenge {
	for _, c := range r.Challenges() {
		if c.Is("Bearer") {
			return c
		}
	}
	return nil
}

// ParseChallenges parses the values of WWW-Authenticate fields, which together are one list
// (RFC 9110 §5.3). It is strict and never fails: what does not parse is a problem of the challenge
// it follows, and a parameter that belongs to no challenge is not read.
func ParseChallenges(values []string) []*Challenge {
	s := &challengeScanner{text: strings.Join(values, ", ")}
	s.scan()
	for _, c := range s.found {
		c.settle()
	}
	return s.found
}

// settle fills the named parameters and notes what may be there only once, or not be empty.
func (c *Challenge) settle() {
	seen := map[string]bool{}
	for _, p := range c.Params {
		name := strings.ToLower(p.Name)
		if seen[name] {
			c.problem("parameter %s is repeated (RFC 9110 §11.2)", name)
			continue
		}
		seen[name] = true
		switch name {
		case "resource_metadata":
			c.ResourceMetadata = p.Value
		case "scope":
			c.Scope = p.Value
		case "realm":
			c.Realm = p.Value
		case "error":
			c.Error = p.Value
		case "error_description":
			c.ErrorDescription = p.Value
		}
	}
	if c.Is("Bearer") && len(c.Params) == 0 {
		c.problem("Bearer has no parameter; at least one is required (RFC 6750 §3)")
	}
}

func (c *Challenge) problem(format string, args ...any) {
	c.Problems = append(c.Problems, fmt.Sprintf(format, args...))
}

// bearerHeader sets the Authorization header for the token (RFC 6750 §2.1).
func bearerHeader(h http.Header, token string) {
	if token != "" {
		h.Set("Authorization", "Bearer "+token)
	}
}
