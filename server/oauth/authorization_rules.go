package oauth

import (
	"errors"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/server/store"
)

// AuthorizationRules judge an authorization request.
type AuthorizationRules struct {
	Parameters    CheckParameters
	MatchRedirect MatchRedirect
	ResponseType  CheckResponseType
	PKCE          PKCE
	GrantScope    GrantScope
	PickResource  PickResource
}

// CheckResponseType judges the response_type of a request.
type CheckResponseType func(asked string) error

// OnlyCode is the strict [CheckResponseType]: code, since no other is safe (OAuth 2.1 §10.1).
func OnlyCode(asked string) error {
	switch asked {
	case "code":
		return nil
	case "":
		return invalidRequest("response_type is required")
	}
	return refuse("unsupported_response_type", "response_type must be code")
}

var authorizeParameters = []string{
	"client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "resource",
	"code_challenge", "code_challenge_method", "nonce", "prompt", "max_age",
}

// pending turns a request of a known client into a pending authorization. What is wrong with it
// becomes the refusal the client will be sent.
func (a AuthorizationRules) pending(v url.Values, c *store.Client, redirectURI string) (store.Pending, interaction) {
	p := store.Pending{
		ClientID: c.ID, RedirectURI: redirectURI,
		State: v.Get("state"), Challenge: v.Get("code_challenge"), Method: v.Get("code_challenge_method"),
		Nonce: v.Get("nonce"),
	}
	wanted, err := interactionOf(v)
	if err == nil {
		p.Scope, p.Resource, err = a.judge(v, c)
	}
	if err != nil {
		p.Refusal = refusalOf(err)
	}
	return p, wanted
}

func (a AuthorizationRules) judge(v url.Values, c *store.Client) (scope, resource string, err error) {
	if err := a.Parameters(v, authorizeParameters); err != nil {
		return "", "", err
	}
	if err := a.ResponseType(v.Get("response_type")); err != nil {
		return "", "", err
	}
	if mode := v.Get("response_mode"); mode != "" && mode != "query" {
		return "", "", invalidRequest("response_mode must be query")
	}
	if err := a.PKCE.CheckChallenge(v.Get("code_challenge"), v.Get("code_challenge_method")); err != nil {
		return "", "", err
	}
	if resource, err = a.PickResource(v); err != nil {
		return "", "", err
	}
	scope, err = a.GrantScope(strings.TrimSpace(v.Get("scope")), c.Scope)
	return scope, resource, err
}

func refusalOf(err error) store.Refusal {
	var e *Error
	if !errors.As(err, &e) {
		return store.Refusal{Code: "server_error"}
	}
	return store.Refusal{Code: e.Code, Description: e.Description}
}

func errorOf(r store.Refusal) *Error {
	if r.Code == "" {
		return nil
	}
	return refuse(r.Code, r.Description)
}
