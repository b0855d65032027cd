package oauth

import (
	"crypto/subtle"
	"errors"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/store"
)

// The ways a client authenticates at the token endpoint (RFC 7591 §2).
const (
	authNone  = "none"
	authPost  = "client_secret_post"
	authBasic = "client_secret_basic"
	authKey   = "private_key_jwt"
)

// AuthenticateClient finds out which client sends a form (RFC 6749 §2.3, §3.2.1).
type AuthenticateClient func(r *http.Request, form url.Values) (store.Client, error)

// AsRegistered is the strict [AuthenticateClient]: each client the one way it was registered for, and
// a public one with nothing that claims to be a secret.
func AsRegistered(clients store.Clients, assertions Assertions) AuthenticateClient {
	return func(r *http.Request, form url.Values) (store.Client, error) {
		p, err := presented(r, form)
		if err != nil {
			return store.Client{}, err
		}
		c, err := clients.Client(r.Context(), p.id)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return c, p.refused("no client of this client_id is registered here")
		case err != nil:
			return c, err
		case c.AuthMethod != p.method:
			return c, p.refused("this client was registered to authenticate by " + c.AuthMethod)
		case p.method == authKey:
			return c, assertions.verify(r.Context(), c, p.assertion)
		case p.method != authNone && !isSecret(p.secret, c.SecretHash):
			return c, p.refused("the client secret is wrong")
		}
		return c, nil
	}
}

// credentials are who a client says it is, and how it proves that.
type credentials struct{ id, secret, method, assertion string }

func presented(r *http.Request, form url.Values) (credentials, error) {
	p := credentials{id: form.Get("client_id"), secret: form.Get("client_secret"), method: authNone}
	if p.secret != "" {
		p.method = authPost
	}
	if r.Header.Get("Authorization") != "" {
		p.assertion = form.Get("client_assertion")
		return inHeader(r, p)
	}
	if form.Get("client_assertion") != "" {
		return asserted(form, p)
	}
	if p.id == "" {
		return p, invalidRequest("client_id is required")
	}
	return p, nil
}

// inHeader reads HTTP Basic, whose parts are encoded as in a form (RFC 6749 §2.3.1). What the body says
// must not be a second way, nor name another client.
func inHeader(r *http.Request, body credentials) (credentials, error) {
	p := credentials{method: authBasic}
	id, secret, ok := r.BasicAuth()
	if !ok {
		return p, p.refused("the Authorization header is not HTTP Basic")
	}
	var err, err2 error
	p.id, err = url.QueryUnescape(id)
	p.secret, err2 = url.QueryUnescape(secret)
	switch {
	case err != nil || err2 != nil:
		return p, p.refused("the parts of the Authorization header are not encoded as in a form")
	case body.secret != "" || body.assertion != "": // RFC 6749 §2.3, RFC 7521 §4.2
		return p, invalidRequest("the client authenticates in two ways")
	case body.id != "" && body.id != p.id:
		return p, invalidRequest("the header and client_id name different clients")
	}
	return p, nil
}

// isSecret compares in constant time.
func isSecret(presented string, kept store.Hash) bool {
	return subtle.ConstantTimeCompare([]byte(store.HashOf(presented)), []byte(kept)) == 1
}

// refused is 401 with a challenge for a client that came by header (RFC 6749 §5.2).
func (p credentials) refused(description string) *Error {
	refused := invalidClient(description)
	if p.method == authBasic {
		refused.Status, refused.Challenge = http.StatusUnauthorized, `Basic realm="token"`
	}
	return refused
}

func invalidClient(description string) *Error { return refuse("invalid_client", description) }
