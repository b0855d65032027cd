package jwt

import (
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
)

// read opens the access token of the journey.
func read(c *check.C) *jws.Token {
	c.Step("read the access token")
	return open(c, fixture.Token.From(c))
}

func open(c *check.C, t *client.Token) *jws.Token {
	signed, ok := jws.Parse(t.Access)
	if !ok {
		c.NotApplicable("the access token is opaque, which is fine")
	}
	return signed
}

// issued is the token of the journey, with the answer it came in.
func issued(c *check.C) *client.Token {
	t := fixture.Token.From(c)
	if t.Response == nil || t.Grant == nil {
		c.NotApplicable("a ready token was given, so there is no token response to compare it with")
	}
	return t
}

// from is the answer that the token of the journey came in, if there is one.
func from(c *check.C) expect.Answerer {
	if r := fixture.Token.From(c).Response; r != nil {
		return r
	}
	return nil
}

// profile ends the check for a token that does not say that it follows RFC 9068.
func profile(c *check.C, t *jws.Token) {
	if !profiled(t) {
		c.NotApplicable("the token does not say that it follows RFC 9068 (typ at+jwt), which MCP does not ask for")
	}
}

func profiled(t *jws.Token) bool { return t.Type() == "at+jwt" }

// texts returns a claim that is a string or a list of strings; nil for any other.
func texts(t *jws.Token, claim string) []string {
	switch v := t.Claims[claim].(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, one := range v {
			if s, ok := one.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// audience returns aud (RFC 7519 §4.1.3) without empty values.
func audience(t *jws.Token) []string {
	return slices.DeleteFunc(texts(t, "aud"), func(s string) bool { return s == "" })
}

// same compares resource identifiers but for the forms that RFC 3986 §6.2 calls equivalent and a slash
// at the end.
func same(a, b string) bool { return normal(a) == normal(b) }

func normal(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return raw
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Scheme == "https" {
		u.Host = strings.TrimSuffix(u.Host, ":443")
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), ""
	return u.String()
}

// list names values in a sentence.
func list(values []string) string {
	if len(values) == 0 {
		return "nothing"
	}
	return strings.Join(values, ", ")
}
