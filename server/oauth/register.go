package oauth

import (
	"encoding/json"
	"mime"
	"net/http"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// Register is the registration endpoint (RFC 7591 §3). It is open: whoever asks gets a client, which
// can do nothing until a user consents.
type Register struct {
	Clients  store.Clients
	Secrets  Secrets
	Now      func() time.Time
	Limit    LimitRegistration
	Policy   RegistrationPolicy
	Describe func(store.Client) any // what a client is told of itself; [ClientInformation]
}

// RegistrationPolicy decides what becomes of a registration request: the client as it will be, or an
// error of RFC 7591 §3.2.2.
type RegistrationPolicy func(ClientMetadata) (store.Client, error)

// Serve answers POST.
func (e *Register) Serve(w http.ResponseWriter, r *http.Request) error {
	var asked ClientMetadata
	if err := readRegistration(r, &asked); err != nil {
		return err
	}
	c, err := e.Policy(asked)
	if err != nil {
		return err
	}
	if err := e.Limit(r); err != nil {
		return err
	}
	c.ID, c.IssuedAt = "client_"+e.Secrets.ID(), e.Now()
	secret, token := e.secretFor(&c), e.Secrets.New("registration access token")
	c.ManagementHash = store.HashOf(token)
	if err := e.Clients.SaveClient(r.Context(), c); err != nil {
		return err
	}
	c.Secret, c.ManagementToken = secret, token // told this once
	return writeJSON(w, http.StatusCreated, e.Describe(c))
}

// secretFor gives a client that authenticates with a secret, and has none, its secret.
func (e *Register) secretFor(c *store.Client) (secret string) {
	if c.AuthMethod == authNone || c.SecretHash != "" {
		return ""
	}
	secret = e.Secrets.New("client secret")
	c.SecretHash = store.HashOf(secret)
	return secret
}

func readRegistration(r *http.Request, asked any) error {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return refuse("invalid_client_metadata", "the request body must be application/json")
	}
	// Members nobody knows are ignored (RFC 7591 §2).
	if err := json.NewDecoder(http.MaxBytesReader(nil, r.Body, maxRegistration)).Decode(asked); err != nil {
		return refuse("invalid_client_metadata", "the request body is not JSON of the expected form").because(err)
	}
	return nil
}

// PublicClients is the strict [RegistrationPolicy]: every client becomes a public one, whatever
// authentication it asked for, and is told so (RFC 7591 §3.2.1). What else it asked for is narrowed
// to what the server does, or refused if nothing usable remains.
func PublicClients(scopes Scopes) RegistrationPolicy {
	return authenticating(scopes, func(string) string { return authNone })
}

// ConfidentialClients is [PublicClients], but clients get a secret unless they ask for none.
func ConfidentialClients(scopes Scopes) RegistrationPolicy {
	return authenticating(scopes, func(asked string) string {
		if slices.Contains(AuthMethods, asked) {
			return asked
		}
		return authBasic // the default of RFC 7591 §2
	})
}

// AuthMethods are the ways in which a server of [ConfidentialClients] lets them authenticate.
var AuthMethods = []string{authNone, authPost, authBasic}

func authenticating(scopes Scopes, by func(asked string) string) RegistrationPolicy {
	return func(m ClientMetadata) (store.Client, error) {
		if err := m.check(); err != nil {
			return store.Client{}, err
		}
		grants := supported(m.GrantTypes, scopes.GrantTypes()...)
		if !slices.Contains(grants, grantCode) {
			return store.Client{}, refuse("invalid_client_metadata", "grant_types must include authorization_code")
		}
		responses := supported(m.ResponseTypes, "code")
		if len(responses) == 0 {
			return store.Client{}, refuse("invalid_client_metadata", "response_types must include code")
		}
		c := m.client()
		c.AuthMethod, c.GrantTypes, c.ResponseTypes = by(m.AuthMethod), grants, responses
		c.Scope = scopes.registrable(m.Scope)
		return c, nil
	}
}

// GrantTypes are those of the token endpoint: the exchange only where there is a scope to exchange for.
func (s Scopes) GrantTypes() []string {
	if !slices.Contains(s.Names(), ScopeExchange) {
		return []string{grantCode, grantRefresh}
	}
	return []string{grantCode, grantRefresh, grantExchange}
}

// supported keeps of asked what the server does; the first, its default, if nothing was asked.
func supported(asked []string, does ...string) []string {
	if len(asked) == 0 {
		return does[:1]
	}
	return slices.DeleteFunc(slices.Clone(does), func(s string) bool { return !slices.Contains(asked, s) })
}
