package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/store"
)

// DocumentedClients are the clients that are registered here, and those whose client_id is the URL of a
// document that describes them (draft-ietf-oauth-client-id-metadata-document).
type DocumentedClients struct {
	store.Clients
	Documents *cimd.Cache[store.Client]
	Names     func(id string) bool // see [ClientDocuments]
}

// Client returns a client of either kind.
func (d DocumentedClients) Client(ctx context.Context, id string) (store.Client, error) {
	if !d.Names(id) {
		return d.Clients.Client(ctx, id)
	}
	c, err := d.Documents.Get(ctx, id)
	return c, fetchable(err)
}

// fetchable tells who asks for a document, or for keys, while too many are being fetched that it is not
// to blame (RFC 9110 §15.6.4).
func fetchable(err error) error {
	if !errors.Is(err, cimd.ErrBusy) {
		return err
	}
	return &Error{
		Status: http.StatusServiceUnavailable, Code: "temporarily_unavailable",
		Description: "too much of what clients publish is being fetched; try again in a moment", RetryAfter: 5, Cause: err,
	}
}

// ClientDocuments makes clients of documents.
type ClientDocuments struct {
	Names    func(id string) bool  // whether a client_id is the URL of a document; [OverTLS]
	CheckURL func(id string) error // [cimd.CheckURL]
	Fetch    FetchDocument
	Check    CheckDocument
	Policy   RegistrationPolicy // [DocumentPolicy]
}

// OverTLS is the strict Names: what came another way could be anybody's (draft-00 §3).
func OverTLS(id string) bool { return strings.HasPrefix(id, "https://") }

// FetchDocument gets what is published at a URL, up to limit bytes.
type FetchDocument func(ctx context.Context, at string, limit int64) (cimd.Fetched, error)

// errNotFetched tells the reason only where it is about the document: what a connection meets inside a
// network is nobody else's business.
func errNotFetched(err error) error {
	var network net.Error // also of a connection that breaks while the document is read
	if errors.As(err, &network) {
		return errDocument("it cannot be fetched")
	}
	return err
}

// FetchBy is the strict [FetchDocument]: see [cimd.Fetch].
func FetchBy(with *http.Client) FetchDocument {
	return func(ctx context.Context, at string, limit int64) (cimd.Fetched, error) {
		return cimd.Fetch(ctx, with, at, limit)
	}
}

// ClientDocument is a client ID metadata document, as far as it is looked at (draft-00 §4.1).
type ClientDocument struct {
	ClientMetadata
	ClientID        string          `json:"client_id"`
	Secret          json.RawMessage `json:"client_secret"`
	SecretExpiresAt json.RawMessage `json:"client_secret_expires_at"`
}

// Load is the Load of a [cimd.Cache] of clients.
func (d ClientDocuments) Load(ctx context.Context, id string) (store.Client, time.Duration, error) {
	c, fetched, err := d.load(ctx, id)
	if err != nil {
		return c, 0, invalidClient("the client_id is a URL that describes no client this server takes: " + err.Error()).because(err)
	}
	return c, fetched.MaxAge, nil
}

func (d ClientDocuments) load(ctx context.Context, id string) (store.Client, cimd.Fetched, error) {
	if err := d.CheckURL(id); err != nil {
		return store.Client{}, cimd.Fetched{}, err
	}
	fetched, err := d.Fetch(ctx, id, cimd.MaxBytes)
	if err != nil {
		return store.Client{}, fetched, errNotFetched(err)
	}
	var doc ClientDocument
	if err := json.Unmarshal(fetched.Body, &doc); err != nil {
		return store.Client{}, fetched, errDocument("it is not a JSON object of the expected form")
	}
	if err := d.Check(id, doc); err != nil {
		return store.Client{}, fetched, err
	}
	c, err := d.Policy(doc.ClientMetadata)
	c.ID = id
	return c, fetched, err
}

// CheckDocument judges a document that was fetched from a URL.
type CheckDocument func(at string, doc ClientDocument) error

// errDocument is what is wrong with a document, in words for the client's developer.
type errDocument string

func (e errDocument) Error() string { return string(e) }

// OfItsURL is the strict [CheckDocument]: it names itself by the very URL (draft-00 §4.1), says who it
// is, and shares no secret, which would be one with everybody.
func OfItsURL(at string, doc ClientDocument) error {
	switch {
	case doc.ClientID != at:
		return errDocument("its client_id is another one")
	case doc.Name == "":
		return errDocument("it has no client_name")
	case doc.Secret != nil || doc.SecretExpiresAt != nil || strings.HasPrefix(doc.AuthMethod, "client_secret_"):
		return errDocument("it has a secret, or wants to authenticate with one")
	case doc.AuthMethod != "" && doc.AuthMethod != authNone && doc.AuthMethod != authKey:
		return errDocument("its token_endpoint_auth_method is neither none nor private_key_jwt")
	case doc.AuthAlg != "" && !slices.Contains(AssertionAlgs, doc.AuthAlg):
		return errDocument("its token_endpoint_auth_signing_alg is neither RS256 nor ES256")
	case doc.AuthMethod == authKey && strings.HasPrefix(doc.JWKSURI, "https://") == (doc.JWKS != nil):
		return errDocument("for private_key_jwt it needs either jwks, or jwks_uri, which is https")
	}
	return nil
}

// DocumentPolicy is the [RegistrationPolicy] for what documents say.
func DocumentPolicy(scopes Scopes) RegistrationPolicy {
	policy := authenticating(scopes, func(asked string) string {
		if asked == authKey {
			return asked
		}
		return authNone
	})
	return func(m ClientMetadata) (store.Client, error) {
		c, err := policy(m)
		c.JWKSURI, c.JWKS, c.AuthAlg = m.JWKSURI, m.JWKS, m.AuthAlg
		return c, err
	}
}

// TakeDocuments says in the metadata that clients may come with a document, and how those authenticate
// (draft-00 §5, RFC 8414 §2).
func TakeDocuments(m *ServerMetadata) {
	m.ClientDocuments = true
	m.TokenEndpointAuthMethods = slices.Concat(m.TokenEndpointAuthMethods, []string{authKey})
	m.RevocationEndpointAuthMethods = slices.Concat(m.RevocationEndpointAuthMethods, []string{authKey})
	m.TokenEndpointAuthAlgs, m.RevocationEndpointAuthAlgs = AssertionAlgs, AssertionAlgs
}
