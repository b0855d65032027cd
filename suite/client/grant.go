package client

import (
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Grant is an authorization request and, once it was answered, the authorization response.
type Grant struct {
	// What was sent.
	State, Verifier, RedirectURI, Resource, Scope string
	Client                                        *Registration

	// What came back; empty until then. ReturnedState is what the response carries.
	Code, ReturnedState, Iss string
	Error, Description       string
	Redirect                 *url.URL // the whole response; nil when none came
	Exchange                 int      // number of the exchange that carried it
	Issued                   time.Time
	Pages                    int // that a user would have seen; 0 where the server approved by itself

	// Problems are what is wrong with the response in itself: a repeated parameter, a code in the
	// fragment, code and error in one.
	Problems []string
	// Refused is why the host would not use this grant (MCP 2026-07-28, Authorization Response
	// Validation; OAuth 2.1 §4.1.2.1); "" when it would.
	Refused string

	last *wire.Exchange
}

// Answer returns the exchange that carried the response; nil when none came.
func (g *Grant) Answer() *wire.Exchange { return g.last }

// receive reads the authorization response and decides whether the host would use it. The issuer
// was recorded before the user was sent away; comparison is exact.
func (g *Grant) receive(to *url.URL, as *ServerMetadata) {
	g.Redirect = to
	query := to.Query()
	g.Code, g.ReturnedState, g.Iss = query.Get("code"), query.Get("state"), query.Get("iss")
	g.Error, g.Description = query.Get("error"), query.Get("error_description")
	for _, name := range []string{"code", "state", "iss", "error"} {
		if len(query[name]) > 1 {
			g.Problems = append(g.Problems, name+" is in the response more than once")
		}
	}
	if g.Code != "" && g.Error != "" {
		g.Problems = append(g.Problems, "code and error are in one response")
	}
	if fragment, err := url.ParseQuery(to.EscapedFragment()); err == nil && fragment.Has("code") {
		g.Problems = append(g.Problems, "the response is in the fragment, where a server-side client cannot read it")
	}
	g.Refused = g.refusal(query, as)
}

func (g *Grant) refusal(query url.Values, as *ServerMetadata) string {
	switch {
	case g.State != "" && !query.Has("state"):
		return "the response carries no state"
	case g.ReturnedState != g.State:
		return "the state in the response is not the one that was sent"
	case as != nil && query.Has("iss") && g.Iss != as.Issuer:
		return "iss in the response is not the issuer of the metadata"
	case as != nil && as.IssParameter && !query.Has("iss"):
		return "the server advertises iss in its responses and this one has none"
	case g.Error != "":
		return "the server answered " + g.Error
	case g.Code == "":
		return "the response carries no code"
	case len(query["code"]) > 1:
		return "the response carries more than one code"
	}
	return ""
}
