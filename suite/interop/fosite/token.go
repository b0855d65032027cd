package main

import (
	"net/http"
	"sync"

	"github.com/ory/fosite"
)

// token is the token endpoint.
type token struct {
	provider fosite.OAuth2Provider
	// One request at a time, as the transactions of a database would have it:
	// fosite's store in memory has none, and gives all requests that present one
	// code the same session, whose map they write.
	mu sync.Mutex
}

func (h *token) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	ctx := r.Context()
	request, err := h.provider.NewAccessRequest(ctx, r, new(fosite.DefaultSession))
	if err != nil {
		h.provider.WriteAccessError(ctx, w, request, err)
		return
	}
	response, err := h.provider.NewAccessResponse(ctx, request)
	if err != nil {
		h.provider.WriteAccessError(ctx, w, request, err)
		return
	}
	h.provider.WriteAccessResponse(ctx, w, request, response)
}

func revocation(provider fosite.OAuth2Provider) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := provider.NewRevocationRequest(r.Context(), r)
		provider.WriteRevocationResponse(r.Context(), w, err)
	})
}

func introspection(provider fosite.OAuth2Provider) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		response, err := provider.NewIntrospectionRequest(r.Context(), r, new(fosite.DefaultSession))
		if err != nil {
			provider.WriteIntrospectionError(r.Context(), w, err)
			return
		}
		provider.WriteIntrospectionResponse(r.Context(), w, response)
	})
}
