package oauth

import (
	"regexp"
	"slices"
	"strings"
)

// The scopes of the server. What each one opens is the resource server's business.
const (
	ScopeRead       = "read"
	ScopeWrite      = "write"
	ScopeProfile    = "profile"
	ScopeExchange   = "privy:token:exchange"
	ScopeConnection = "connection"
	ScopeOpenID     = "openid" // OpenID Connect Core §3.1.2.1
	ScopeEmail      = "email"  // §5.4
)

// Scopes is the set of scopes a server knows, and the one it grants when none is asked for (RFC 6749
// §3.3).
type Scopes struct {
	Known   []Scope
	Default string
}

// Scope is a scope with the sentence the consent page shows for it.
type Scope struct{ Name, Meaning string }

// DefaultScopes are the scopes of the reference server.
var DefaultScopes = Scopes{
	Default: ScopeRead,
	Known: []Scope{
		{ScopeRead, "Look up your connections and items"},
		{ScopeWrite, "Change your items"},
		{ScopeProfile, "See who you are"},
		{ScopeExchange, "Act for you at services that know you by your Privy login"},
	},
}

// OpenIDScopes are [DefaultScopes] and those of a server that tells clients who their users are.
var OpenIDScopes = Scopes{
	Default: DefaultScopes.Default,
	Known: append(slices.Clone(DefaultScopes.Known),
		Scope{ScopeOpenID, "Know you again"},
		Scope{ScopeEmail, "See your e-mail address"},
	),
}

// With returns a set that knows one more.
func (s Scopes) With(more Scope) Scopes {
	s.Known = append(slices.Clone(s.Known), more)
	return s
}

// Without returns a set that does not know one of them.
func (s Scopes) Without(name string) Scopes {
	s.Known = slices.DeleteFunc(slices.Clone(s.Known), func(k Scope) bool { return k.Name == name })
	return s
}

// Connection is the scope of what is asked for only when it is needed (MCP 2026-07-28, "Step-Up
// Authorization Flow").
var Connection = Scope{ScopeConnection, "See which client is connected and what you allowed it"}

var scopeForm = regexp.MustCompile(`^[\x21\x23-\x5B\x5D-\x7E]+( [\x21\x23-\x5B\x5D-\x7E]+)*$`)

// Names lists the known scopes.
func (s Scopes) Names() []string {
	names := make([]string, len(s.Known))
	for i, k := range s.Known {
		names[i] = k.Name
	}
	return names
}

// registrable is what a client that registers with these scopes may ask for later: those of them that
// are known, or any if none is. The response says which (RFC 7591 §3.2.1).
func (s Scopes) registrable(asked string) string {
	known := supported(strings.Fields(asked), s.Names()...)
	if asked == "" || len(known) == 0 {
		known = s.Names()
	}
	return strings.Join(known, " ")
}

// GrantScope decides which part of what a request asks for a client that is allowed some gets.
type GrantScope func(asked, allowed string) (string, error)

// Grantable is the strict [GrantScope]. It narrows what was asked for to what is known and allowed to the
// client; the token response then says what came of it (RFC 6749 §3.3). Nothing left is an error: a grant
// without any scope would only postpone it.
func (s Scopes) Grantable(asked, allowed string) (string, error) {
	if asked == "" {
		asked = s.Default
	}
	if !scopeForm.MatchString(asked) {
		return "", invalidScope("scope is not a list of scope tokens separated by single spaces")
	}
	var granted []string
	for _, name := range strings.Fields(asked) {
		if slices.Contains(s.Names(), name) && slices.Contains(strings.Fields(allowed), name) &&
			!slices.Contains(granted, name) {
			granted = append(granted, name)
		}
	}
	if len(granted) == 0 {
		return "", invalidScope("none of the scopes asked for can be granted")
	}
	return strings.Join(granted, " "), nil
}

// NarrowScope decides which part of a grant's scope a refresh that asks for some gets.
type NarrowScope func(asked, granted string) (string, error)

// WithinGrant is the strict [NarrowScope]. It returns the asked part of granted, all of it if nothing is
// asked, or invalid_scope if more is asked than was granted (RFC 6749 §6).
func WithinGrant(asked, granted string) (string, error) {
	if asked == "" {
		return granted, nil
	}
	if !scopeForm.MatchString(asked) {
		return "", invalidScope("scope is not a list of scope tokens separated by single spaces")
	}
	for _, name := range strings.Fields(asked) {
		if !slices.Contains(strings.Fields(granted), name) {
			return "", invalidScope("the scope asked for goes beyond the grant")
		}
	}
	return asked, nil
}

func (s Scopes) meanings(granted string) []Scope {
	var out []Scope
	for _, k := range s.Known {
		if slices.Contains(strings.Fields(granted), k.Name) {
			out = append(out, k)
		}
	}
	return out
}
