package oauth

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/mcpconform/mcpconform/server/store"
)

// Manage is the client configuration endpoint (RFC 7592 §2): with the token it was given at registration
// a client reads what is registered of it, replaces that, or takes its leave.
type Manage struct {
	*Register
	May MayManage
}

// MayManage says whether the bearer of a token may manage a registration.
type MayManage func(c store.Client, token string) bool

// ByItsToken is the strict [MayManage]: with the token that was given to this very client. Clients that
// were not registered have none.
func ByItsToken(c store.Client, token string) bool { return isSecret(token, c.ManagementHash) }

// Serve answers GET, PUT and DELETE. The token lives as long as the client, and is never another one.
func (e *Manage) Serve(w http.ResponseWriter, r *http.Request) error {
	c, err := e.managed(r)
	if err != nil {
		return err
	}
	switch r.Method {
	case http.MethodPut:
		c, err = e.replace(r, c)
	case http.MethodDelete:
		return e.remove(w, r, c)
	}
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, e.Describe(c))
}

// managed finds the client that a request is about. Whoever has no token for it is not told whether it
// exists (RFC 7592 §2.1).
func (e *Manage) managed(r *http.Request) (store.Client, error) {
	token := bearerToken(r)
	if token == "" {
		return store.Client{}, errNoToken
	}
	c, err := e.Clients.Client(r.Context(), r.PathValue("client"))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return c, err
	}
	if err != nil || !e.May(c, token) {
		return c, errNotManaged
	}
	c.ManagementToken = token // RFC 7592 §3: part of every answer, which only its bearer gets
	return c, nil
}

var errNotManaged = invalidToken("this token manages no client here")

// replace registers anew what is there: what is not asked for again is gone (RFC 7592 §2.2). A secret
// that stays is not told again, for only its hash is kept.
func (e *Manage) replace(r *http.Request, old store.Client) (store.Client, error) {
	var asked clientUpdate
	if err := readRegistration(r, &asked); err != nil {
		return old, err
	}
	if err := asked.check(old); err != nil {
		return old, err
	}
	c, err := e.Policy(asked.ClientMetadata)
	if err != nil {
		return old, err
	}
	c.ID, c.IssuedAt, c.ManagementHash = old.ID, old.IssuedAt, old.ManagementHash
	if c.AuthMethod != authNone {
		c.SecretHash = old.SecretHash
	}
	secret := e.secretFor(&c)
	if err := e.Clients.ReplaceClient(r.Context(), c); err != nil {
		return old, unmanaged(err)
	}
	c.Secret, c.ManagementToken = secret, old.ManagementToken
	return c, nil
}

// remove ends the client with all that users have allowed it (RFC 7592 §2.3).
func (e *Manage) remove(w http.ResponseWriter, r *http.Request, c store.Client) error {
	if err := e.Clients.DeleteClient(r.Context(), c.ID, c.ManagementHash); err != nil {
		return unmanaged(err)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// unmanaged is the refusal of a client that was deleted meanwhile.
func unmanaged(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return errNotManaged
	}
	return err
}

// clientUpdate is the body of PUT: the metadata, and what identifies the client.
type clientUpdate struct {
	ClientMetadata
	ClientID string `json:"client_id"`
	Secret   string `json:"client_secret"`

	// What the server says of a registration, and the client must not (RFC 7592 §2.2).
	ManagementToken json.RawMessage `json:"registration_access_token"`
	ManagementURI   json.RawMessage `json:"registration_client_uri"`
	SecretExpiresAt json.RawMessage `json:"client_secret_expires_at"`
	IssuedAt        json.RawMessage `json:"client_id_issued_at"`
}

func (u clientUpdate) check(c store.Client) error {
	switch {
	case u.ClientID != c.ID:
		return refuse("invalid_client_metadata", "client_id must be that of the client, and never changes")
	case u.Secret != "" && !isSecret(u.Secret, c.SecretHash):
		return refuse("invalid_client_metadata", "a client does not choose its own secret")
	case u.ManagementToken != nil || u.ManagementURI != nil || u.SecretExpiresAt != nil || u.IssuedAt != nil:
		return refuse("invalid_client_metadata", "registration_access_token, registration_client_uri, "+
			"client_secret_expires_at and client_id_issued_at are for the server to say")
	}
	return nil
}
