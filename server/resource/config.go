package resource

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// The scopes the tools ask for.
const (
	ScopeRead       = "read"
	ScopeWrite      = "write"
	ScopeExchange   = "privy:token:exchange"
	ScopeConnection = "connection"
)

// Config says what a [Server] is made of. Verifier, Exchanger, Backend and Origin are required; the
// zero value of every other field stands for the default named beside it. An empty but non-nil slice
// is not a zero value: it means none.
type Config struct {
	Origin               string   // of the server: scheme, host and port, without a slash at the end
	Path                 string   // of the MCP endpoint; "/mcp"
	AuthorizationServers []string // issuers; the Origin
	Name                 string   // shown to users; "mcpconform reference server"
	Version              string   // of the server, in serverInfo; "0"
	Documentation        string   // a page for people; that of this project

	Verifier  Verifier
	Exchanger Exchanger
	Backend   Backend

	ExchangeTimeout time.Duration // for the Privy token of one tool call; 10 s
	BackendTimeout  time.Duration // for everything one tool call asks of the Backend; 15 s

	Scopes          []string     // needed for every request; read
	ChallengeScopes []string     // named in the 401 challenge; all that the Tools need
	ScopesSupported []string     // in the metadata documents; ChallengeScopes
	Documents       []Document   // RFC 9728 metadata; DefaultDocuments
	Challenge       Challenger   // WriteChallenge
	Origins         []string     // that a browser may call from, besides Origin; https://chatgpt.com
	Tools           []Tool       // DefaultTools()
	Resources       []Resource   // DefaultResources(Origin)
	Explain         Explainer    // Explain
	Describe        func(Listed) // last word on a tool as tools/list shows it; none
	Logger          *slog.Logger // for what the client is not told; discards

	// StateKey is the secret behind what a client is given to bring back with an answer of its user, the
	// same in all replicas; 32 random bytes.
	StateKey []byte
	// Now is the clock by which that expires; time.Now.
	Now func() time.Time

	// TokenFrom finds the access token of a request; TokenInHeader.
	TokenFrom TokenSource
	// Anonymous tells which messages are answered without a token; none are.
	Anonymous func(Message) bool
	// Public lets everybody in and looks at no token, so there is no metadata of who issues tokens
	// either. All Tools must be public.
	Public bool
	// Sessions keeps a session for each connection, as MCP did before 2026-07-28, which is not spoken
	// then, and answers by event streams that can be resumed. Both live in this process.
	Sessions bool
	// PageSize is how many entries a page of a list has; 0 puts all on one.
	PageSize int
	// Streams answers by event streams where it would by plain JSON, so that what a tool says of its
	// progress gets through before its result.
	Streams bool
	// Reports is what StartReport and GetReport work with, and nothing else needs.
	Reports Reports
	// Versions are the protocol versions that are spoken, newest first; nil means all the SDK knows.
	Versions []string

	// Transport wraps the handler that speaks MCP over HTTP. It stands behind authorization, so it
	// sees only what an authorized client sent, already read: see [MessagesOf]. None by default.
	Transport func(http.Handler) http.Handler
	// Middleware wraps the handling of each MCP message, first outermost. None by default.
	Middleware []mcp.Middleware
}

// URL is the MCP endpoint: the resource identifier a client knows the server by.
func (c Config) URL() string { return c.Origin + c.Path }

// Audiences are the resource identifiers under which the server accepts tokens: its endpoint and its
// origin, each of which has a metadata document (RFC 9728 §3.3).
func (c Config) Audiences() []string { return []string{c.URL(), c.Origin} }

// WithDefaults fills in what was left out. It is idempotent.
func (c Config) WithDefaults() Config {
	or(&c.Path, "/mcp")
	or(&c.Name, "mcpconform reference server")
	or(&c.Version, "0")
	or(&c.Documentation, "https://github.com/mcpconform/mcpconform")
	or(&c.ExchangeTimeout, 10*time.Second)
	or(&c.BackendTimeout, 15*time.Second) // with the exchange, half of what the host waits for a call
	orSlice(&c.AuthorizationServers, c.Origin)
	orSlice(&c.Scopes, ScopeRead)
	orSlice(&c.Origins, "https://chatgpt.com")
	if c.Tools == nil {
		c.Tools = DefaultTools()
	}
	if c.Resources == nil {
		c.Resources = DefaultResources(c.Origin)
	}
	orSlice(&c.ChallengeScopes, ScopesOf(c.Scopes, c.Tools)...)
	orSlice(&c.ScopesSupported, c.ChallengeScopes...)
	if c.Documents == nil && !c.Public {
		c.Documents = DefaultDocuments(c)
	}
	if c.Challenge == nil {
		c.Challenge = WriteChallenge
	}
	if c.StateKey == nil {
		c.StateKey = make([]byte, 32)
		_, _ = rand.Read(c.StateKey) // never fails
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.TokenFrom == nil {
		c.TokenFrom = TokenInHeader
	}
	if c.Explain == nil {
		c.Explain = Explain
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

func (c Config) check() error {
	u, err := url.Parse(c.Origin)
	if err != nil || u.Scheme == "" || u.Host == "" || c.Origin != u.Scheme+"://"+u.Host {
		return fmt.Errorf("the origin %q is not a scheme, a host and a port", c.Origin)
	}
	if c.Path[0] != '/' || c.Path == "/" {
		return fmt.Errorf("the path %q of the MCP endpoint does not begin with a slash or is the root", c.Path)
	}
	if c.Public && slices.ContainsFunc(c.Tools, func(t Tool) bool { return !t.Public }) {
		return errors.New("a server for everybody has a tool that needs a token")
	}
	if c.Verifier == nil || c.Exchanger == nil || c.Backend == nil {
		return errors.New("a verifier, an exchanger and a backend are needed")
	}
	return nil
}

func or[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

func orSlice(field *[]string, values ...string) {
	if *field == nil {
		*field = values
	}
}
