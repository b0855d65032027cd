package oauth

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/store"
)

// ClientAuth finds out which client sends a form (RFC 6749 §2.3, §3.2.1). All clients are public:
// client_id in the body, and nothing that claims to be a secret.
type ClientAuth struct{ Clients store.Clients }

func (a ClientAuth) client(ctx context.Context, r *http.Request, form url.Values) (store.Client, error) {
	if r.Header.Get("Authorization") != "" {
		refused := invalidClient("clients of this server do not authenticate by header; send client_id in the body")
		refused.Status, refused.Challenge = http.StatusUnauthorized, `Basic realm="token"` // RFC 6749 §5.2
		return store.Client{}, refused
	}
	if form.Get("client_id") == "" {
		return store.Client{}, invalidRequest("client_id is required")
	}
	if form.Get("client_secret") != "" || form.Get("client_assertion") != "" {
		return store.Client{}, invalidClient("this client was registered without authentication")
	}
	c, err := a.Clients.Client(ctx, form.Get("client_id"))
	if errors.Is(err, store.ErrNotFound) {
		return c, invalidClient("no client of this client_id is registered here")
	}
	return c, err
}

func invalidClient(description string) *Error { return refuse("invalid_client", description) }
