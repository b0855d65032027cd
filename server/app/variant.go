package app

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/spelling"
)

// Variant is another form of the server, as right as the one it has by default: it decides otherwise
// what the specifications leave to a server.
type Variant struct {
	ID, Title string
	// Apply changes a configuration whose BaseURL is known. Variants can be combined.
	Apply func(*Config)
}

// PlainHTTP is the variant for development on one machine. It is for who serves the handlers: a
// configuration says by its BaseURL what they did.
const PlainHTTP = "plain-http"

// GitHubLogin is the variant whose users log in at GitHub; Config.GitHub names the app.
const GitHubLogin = "github-login"

// Variants are all of them, the default form first.
func Variants() []Variant { return slices.Clone(variants) }

var variants = []Variant{
	{"default", "stateless MCP, public clients, every endpoint in the metadata", func(*Config) {}},
	{"issuer-with-path", "the issuer has a path, and the resource metadata is signed as well", func(c *Config) {
		c.IssuerPath, c.SignedMetadata = "/tenant", true
	}},
	{"sessions", "MCP as it was before 2026-07-28: a session for each connection, and streams that can be resumed", func(c *Config) {
		c.Sessions = true
	}},
	{"legacy-only", "the versions of MCP with a handshake, each request for itself all the same", func(c *Config) {
		c.Versions = []string{"2025-11-25", "2025-06-18", "2025-03-26"}
	}},
	{"streams", "requests of MCP are answered by event streams", func(c *Config) { c.Streams = true }},
	{"mcp-2026-07-28", "no version of MCP older than that is spoken: there is no handshake", func(c *Config) {
		c.Versions = []string{"2026-07-28"}
	}},
	{"mcp-2025-06-18", "no version of MCP newer than that is spoken", func(c *Config) {
		c.Versions = []string{"2025-06-18", "2025-03-26"}
	}},
	{"mcp-2025-03-26", "no version of MCP newer than that is spoken, the first with OAuth", func(c *Config) {
		c.Versions = []string{"2025-03-26"}
	}},
	{"two-resources", "tokens are issued for another resource too, at which they are good instead of here", func(c *Config) {
		c.OtherResources = append(c.OtherResources, c.BaseURL+"/another")
	}},
	{"irrevocable-access", "access tokens are judged by what they say alone, and cannot be revoked", func(c *Config) { c.IrrevocableAccess = true }},
	{"profile-tool", "a sixth tool tells users who they are", func(c *Config) { c.ProfileTool = true }},
	{"elicitation", "a sixth tool asks the user a question, which the client has to be able to show", func(c *Config) { c.Elicitation = true }},
	{"step-up", "a sixth tool needs a scope that clients are told of only when they call it", func(c *Config) { c.StepUp = true }},
	{"extended", "answers are streams, lists have pages, a picture can be read, and tools tell of their progress or give a handle to ask with later", func(c *Config) {
		c.Extended = true
	}},
	{"open-listing", "what the server is and which tools it has is told without a token", func(c *Config) { c.OpenListing = true }},
	{"open-handshake", "what the server is is told without a token, and which tools it has is not", func(c *Config) { c.OpenHandshake = true }},
	{"mixed-auth", "everybody is let in; tools that need a login ask for it in their results, and one needs none", func(c *Config) {
		c.MixedAuth = true
	}},
	{"no-auth", "no login and no authorization server: two tools, which everybody may call", func(c *Config) { c.NoLogin = true }},
	{"confidential", "a client gets a secret unless it registers without authentication", func(c *Config) { c.ConfidentialClients = true }},
	{"opaque", "access tokens are random and say nothing themselves; there are no keys", func(c *Config) { c.OpaqueTokens = true }},
	{"oidc", "an OpenID provider too: ID tokens, userinfo, and OpenID metadata beside the OAuth metadata", func(c *Config) { c.OpenID = true }},
	{"oidc-only", "an OpenID provider at an issuer with a path, without OAuth metadata", func(c *Config) {
		c.OpenID, c.OpenIDOnly, c.IssuerPath = true, true, "/tenant"
	}},
	{"cimd", "clients may be described by a document at the URL that is their client_id", func(c *Config) { c.ClientDocuments = true }},
	{"no-dcr", "clients come with a document or are predefined; nobody can register one", func(c *Config) {
		c.ClientDocuments, c.NoRegistration = true, true
	}},
	{GitHubLogin, "users log in at GitHub instead of with a code sent by e-mail; nothing here is of Privy", func(c *Config) { c.GitHubLogin = true }},
	{"unlisted-introspection", "the metadata leaves the introspection endpoint out: only its one caller needs it", func(c *Config) {
		c.UnlistedIntrospection = true
	}},
	{"privy-renewal", "sessions at Privy are renewed when an exchange finds them over", func(c *Config) { c.PrivyRenewal = true }},
	{PlainHTTP, "http without TLS, as on a developer's own machine", func(*Config) {}},
}

// VariantsByID finds variants. Its error says in one sentence which id is none, which was meant, and
// what there is.
func VariantsByID(ids []string) ([]Variant, error) {
	var found []Variant
	for _, id := range ids {
		id = strings.TrimSpace(id)
		i := slices.IndexFunc(variants, func(v Variant) bool { return v.ID == id })
		if i < 0 {
			return nil, unknownVariant(id)
		}
		found = append(found, variants[i])
	}
	return found, nil
}

func unknownVariant(id string) error {
	var known []string
	for _, v := range variants {
		known = append(known, v.ID)
	}
	meant := ""
	if near := spelling.Nearest(id, known); near != "" {
		meant = " (did you mean " + near + "?)"
	}
	return fmt.Errorf("there is no variant %q%s; there are %s", id, meant, strings.Join(known, ", "))
}
