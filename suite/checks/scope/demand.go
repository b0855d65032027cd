package scope

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// demand is a tool that says it needs more than the token of the journey was granted.
type demand struct {
	tool    string
	granted []string // to the token of the journey
	missing []string
}

// demanding finds such a tool. It never chooses one that might change something.
func demanding(c *check.C) demand {
	token := fixture.Token.From(c)
	granted := grantedTo(token)
	if len(granted) == 0 {
		c.NotApplicable("it is not known which scopes the token was granted")
	}
	for _, t := range fixture.Tools.From(c) {
		if missing := without(needs(&t), granted); t.Callable() && len(missing) > 0 {
			return demand{t.Name, granted, missing}
		}
	}
	c.NotApplicable("no read-only tool without arguments says that it needs a scope which the token does not have (securitySchemes)")
	return demand{}
}

// grantedTo is the scope of a token: what was asked for, unless the response says otherwise (RFC 6749
// §5.1).
func grantedTo(t *client.Token) []string {
	if t.Scope != "" || t.Grant == nil {
		return strings.Fields(t.Scope)
	}
	return strings.Fields(t.Grant.Scope)
}

// needs are the scopes that a tool cannot be called without. Where it tells of several ways in, none of
// them is needed.
func needs(t *client.Tool) []string {
	if len(t.SecuritySchemes()) != 1 || !t.NeedsLogin() {
		return nil
	}
	return without(t.Scopes(), identity)
}

// identity are scopes that tell the client who the user is (OpenID Connect Core §5.4, §11). They may be
// missing in the scope of a token that has them.
var identity = []string{"openid", "profile", "email", "address", "phone", "offline_access"}

func without(scopes, granted []string) []string {
	return slices.DeleteFunc(slices.Clone(scopes), func(s string) bool { return slices.Contains(granted, s) })
}

// broad are words of scopes that tend to include others.
var broad = []string{"*", "admin", "all", "any", "api", "default", "full", "full_access", "mcp", "root"}

// implied reports that what was granted may include what is missing: which scope includes which only
// the server knows (MCP 2026-07-28, "Scope Challenge Handling").
func (d demand) implied() bool {
	for _, have := range d.granted {
		for _, word := range words(have) {
			if slices.Contains(broad, word) || slices.ContainsFunc(d.missing, func(s string) bool { return slices.Contains(words(s), word) }) {
				return true
			}
		}
	}
	return false
}

func words(scope string) []string {
	return strings.FieldsFunc(strings.ToLower(scope), func(r rune) bool { return strings.ContainsRune(":./-_", r) })
}
