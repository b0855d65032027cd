package main

import (
	"context"
	"net/http"

	"github.com/ory/fosite"
)

// authorization is the authorization endpoint. As in fosite's own example the
// page that asks who the user is also asks for consent, and its form is sent to
// where the request was: with the request in the query.
type authorization struct {
	provider fosite.OAuth2Provider
	users    authenticator
	resource string
}

type authenticator interface {
	Authenticate(ctx context.Context, name, password string) (string, error)
}

func (h *authorization) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	if err := r.ParseForm(); err == nil {
		r.Form["audience"] = r.Form["resource"] // RFC 8707 calls so what fosite calls an audience
	}
	request, err := h.provider.NewAuthorizeRequest(ctx, r)
	if err != nil {
		h.provider.WriteAuthorizeError(ctx, w, request, err)
		return
	}
	user := r.PostForm.Get("username")
	switch {
	case r.Method != http.MethodPost:
		ask(w, request, "")
	case r.PostForm.Get("decision") != "allow":
		h.provider.WriteAuthorizeError(ctx, w, request, fosite.ErrAccessDenied)
	case !h.knows(ctx, user, r.PostForm.Get("password")):
		ask(w, request, "The name or the password is wrong.")
	default:
		h.approve(ctx, w, request, user)
	}
}

func (h *authorization) knows(ctx context.Context, user, password string) bool {
	_, err := h.users.Authenticate(ctx, user, password)
	return err == nil
}

// approve grants what was asked for, and where nothing was, what there is.
func (h *authorization) approve(ctx context.Context, w http.ResponseWriter, request fosite.AuthorizeRequester, user string) {
	for _, asked := range requestedScopes(request) {
		request.GrantScope(asked)
	}
	request.GrantAudience(h.resource)
	response, err := h.provider.NewAuthorizeResponse(ctx, request, &fosite.DefaultSession{Username: user, Subject: user})
	if err != nil {
		h.provider.WriteAuthorizeError(ctx, w, request, err)
		return
	}
	h.provider.WriteAuthorizeResponse(ctx, w, request, response)
}

func requestedScopes(request fosite.AuthorizeRequester) fosite.Arguments {
	if asked := request.GetRequestedScopes(); len(asked) > 0 {
		return asked
	}
	return fosite.Arguments{scope}
}
