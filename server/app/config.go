package app

import (
	"context"
	"crypto/rsa"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

// Config is what a server has to be told. BaseURL and Privy (or GitHub) are required; every other field has the
// default named beside it.
type Config struct {
	BaseURL string // origin and, without IssuerPath, issuer: no slash at the end; the MCP endpoint is BaseURL/mcp
	Privy   Privy
	GitHub  GitHub // with GitHubLogin, in place of Privy

	ProtocolAPIURL     string        // base URL of what the tools call; a stand-in in this process
	ProtocolAPITimeout time.Duration // of all calls of one tool; 15 s
	PrivyTimeout       time.Duration // of a request to Privy; 10 s
	ExchangeTimeout    time.Duration // of the exchange that a tool needs; PrivyTimeout
	DocumentTimeout    time.Duration // of a request for what a client publishes; cimd.Patience

	StoreURL              string          // memory:
	SigningKey            *rsa.PrivateKey // of access tokens; a fresh one
	TokenEncryptionKey    []byte          // 32 bytes, for Privy tokens at rest and for what clients bring back; random
	IntrospectionID       string          // of the one caller of the introspection endpoint; "introspection"
	IntrospectionSecret   string          // random, see App.Introspection
	UnlistedIntrospection bool            // the metadata does not name the introspection endpoint: RFC 8414 §2 makes that optional
	IssuerPath            string          // of an issuer that is not the whole origin, such as "/tenant"; the endpoints stay where they are; none
	OpenID                bool            // an OpenID provider too: ID tokens, userinfo, and a document of OpenID Connect Discovery
	OpenIDOnly            bool            // with OpenID: that document is the only one
	SignedMetadata        bool            // the resource metadata is signed as well (RFC 9728 §2.2)
	OtherResources        []string        // that tokens are issued for too, at which they are good instead of here; none
	ConfidentialClients   bool            // a client gets a secret unless it registers without authentication (RFC 7591 §2)
	OpaqueTokens          bool            // access tokens are random and known by their record, instead of JWTs
	IrrevocableAccess     bool            // access tokens are judged by what they say alone, and live until they expire (RFC 7009 §3)
	GitHubLogin           bool            // users log in at GitHub; there are no exchange, no end of a login without pages, and no tools that need Privy
	ClientDocuments       bool            // clients may be described by a document at the URL that is their client_id
	NoRegistration        bool            // clients cannot register themselves
	Sessions              bool            // MCP as it was before 2026-07-28: a session for each connection, streams that can be resumed
	Streams               bool            // MCP answers by event streams, where it would by plain JSON
	Versions              []string        // of MCP that are spoken, newest first; all
	OpenListing           bool            // what the server is and which tools it has is told without a token
	OpenHandshake         bool            // who the server is is told without a token, and nothing else
	MixedAuth             bool            // every message is answered without a token; of the tools one more works without
	NoLogin               bool            // no authorization server, and tools that are for everybody
	Elicitation           bool            // a sixth tool asks the user, by a form that the client shows
	ProfileTool           bool            // a sixth tool tells users who they are
	PrivyRenewal          bool            // sessions at Privy are renewed at the exchange, by the refresh token that Privy gave at the login
	Extended              bool            // answers are streams, lists have pages, and there are tools that tell of progress or give a handle
	StepUp                bool            // a sixth tool needs a scope that no client is told to ask for until it calls that tool
	ControlToken          string          // bearer of App.Control; random, see App.ControlToken

	// CallbackIDs are those of ChatGPT connectors that use the predefined client with a redirect URI of
	// their own, https://chatgpt.com/connector/oauth/{id}; none. See predefinedClient.
	CallbackIDs []string

	// RegistrationLimit bounds how many clients may register; a thousand an hour from each address. No
	// limit is one of a negative number.
	RegistrationLimit oauth.RegistrationLimit

	CodeLifetime    time.Duration // 30 s
	AccessLifetime  time.Duration // 1 h
	RefreshLifetime time.Duration // 30 days, from the last use

	HTTPClient *http.Client // for everything the server asks of others; one of its own
	// Hosts are addresses, "address:port" by "host:port", of hosts of clients' documents that are not to be
	// looked up; none. An address that a client may not be at is refused here too.
	Hosts  map[string]string
	Clock  func() time.Time // to which App.Advance adds; time.Now
	Logger *slog.Logger     // discards

	OnMint    func(kind, value string)                      // is told of every credential made
	OnAdvance func(context.Context, time.Duration) error    // is told when the clock is moved, before it is
	OnBackend func(ctx context.Context, state string) error // sets the state of a backend at ProtocolAPIURL
	OnPrivy   func(ctx context.Context, state string) error // sets the state of Privy, where it is a fake
	// OnDeleteUser deletes the user of an e-mail address at Privy, where it is a fake.
	OnDeleteUser func(ctx context.Context, email string) error
}

// Privy names the Privy app that users log in with.
type Privy struct {
	AppID, AppSecret string
	APIURL           string // https://auth.privy.io
}

// GitHub names the OAuth app that users log in with.
type GitHub struct {
	ClientID, ClientSecret string
	URL                    string // https://github.com
	APIURL                 string // https://api.github.com
}

func (c Config) withDefaults() (Config, error) {
	or(&c.Privy.APIURL, "https://auth.privy.io")
	or(&c.GitHub.URL, "https://github.com")
	or(&c.GitHub.APIURL, "https://api.github.com")
	or(&c.ProtocolAPITimeout, 15*time.Second)
	or(&c.PrivyTimeout, 10*time.Second)
	or(&c.ExchangeTimeout, c.PrivyTimeout)
	or(&c.DocumentTimeout, cimd.Patience)
	or(&c.StoreURL, "memory:")
	or(&c.IntrospectionID, "introspection")
	or(&c.RegistrationLimit.Clients, 1000)
	or(&c.RegistrationLimit.Window, time.Hour)
	or(&c.CodeLifetime, 30*time.Second)
	or(&c.AccessLifetime, time.Hour)
	or(&c.RefreshLifetime, 30*24*time.Hour)
	or(&c.HTTPClient, &http.Client{})
	or(&c.Logger, slog.New(slog.DiscardHandler))
	if c.Clock == nil {
		c.Clock = time.Now
	}
	if c.TokenEncryptionKey == nil {
		c.TokenEncryptionKey = oauth.NewKey()
	}
	secrets := oauth.Secrets{OnMint: c.OnMint}
	orSecret(secrets, "introspection secret", &c.IntrospectionSecret)
	orSecret(secrets, "control token", &c.ControlToken)
	if c.SigningKey == nil {
		var err error
		if c.SigningKey, err = token.Generate(); err != nil {
			return c, err
		}
	}
	return c, c.check()
}

// scopes are those that can be granted.
func (c Config) scopes() oauth.Scopes {
	known := oauth.DefaultScopes
	if c.OpenID {
		known = oauth.OpenIDScopes
	}
	if c.StepUp {
		known = known.With(oauth.Connection)
	}
	if c.GitHubLogin {
		known = known.Without(oauth.ScopeExchange)
	}
	return known
}

func (c Config) check() error {
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Host == "" || c.BaseURL != u.Scheme+"://"+u.Host || (u.Scheme != "https" && u.Scheme != "http") {
		return fmt.Errorf("the base URL %q is not http or https, a host and a port, without a slash at the end", c.BaseURL)
	}
	if p := c.IssuerPath; p != "" && (p[0] != '/' || strings.HasSuffix(p, "/") || strings.ContainsAny(p, "?#")) {
		return fmt.Errorf("the issuer path %q does not begin with a slash, or ends with one, or is more than a path", p)
	}
	for _, id := range c.CallbackIDs {
		if err := CheckCallbackID(id); err != nil {
			return err
		}
	}
	return c.checkLogin()
}

func (c Config) checkLogin() error {
	switch {
	case c.GitHubLogin && (c.GitHub.ClientID == "" || c.GitHub.ClientSecret == ""):
		return errors.New("the GitHub app needs a client id and a client secret")
	case c.GitHubLogin && c.OpenID:
		return errors.New("an OpenID provider tells its users' e-mail addresses, which a login by GitHub does not ask for: leave one of the two out")
	case !c.GitHubLogin && (c.Privy.AppID == "" || c.Privy.AppSecret == ""):
		return errors.New("the Privy app needs an id and a secret")
	}
	return nil
}

func or[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

func orSecret(s oauth.Secrets, kind string, field *string) {
	if *field == "" {
		*field = s.New(kind)
		return
	}
	s.Told(kind, *field)
}
