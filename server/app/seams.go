package app

import (
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/resource"
	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// Seams are the parts the handlers are made of, each a rule or a mechanism with one job. As New makes
// them they are strict. What needs another part to exist takes it when the handlers are constructed:
// those seams are functions that are given the strict part.
type Seams struct {
	Clock   func() time.Time
	Store   store.Store
	Secrets oauth.Secrets
	Privy   oauth.PrivyGateway
	Signer  oauth.Signer
	// KeyOverlap is how long a signing key goes on to verify once another one signs: as long as the last
	// token that it signed lives.
	KeyOverlap time.Duration
	// SignIDToken is used where the scope openid can be granted.
	SignIDToken oauth.SignIDToken
	// Tokens reads what Signer has written, for every endpoint.
	Tokens func(strict oauth.TokenVerifier) oauth.TokenVerifier
	// Resources are what tokens can be issued for, the one that a silent client means first.
	Resources oauth.Resources

	// Metadata is the authorization server's document by path; an empty map serves none. What a client
	// is told of the issuer anywhere is Issuer, and each document has its own copy.
	Issuer   string
	Metadata map[string]*oauth.ServerMetadata

	Registration oauth.RegistrationPolicy // nil: there is no registration endpoint
	// LimitRegistration keeps strangers from registering clients without end.
	LimitRegistration func(strict oauth.LimitRegistration) oauth.LimitRegistration
	DescribeClient    func(store.Client) any
	MayManage         oauth.MayManage
	// ByDocument lets clients come with a document instead of a registration, of which Documents makes one.
	ByDocument bool
	Documents  oauth.ClientDocuments
	// Outbound gets what clients publish: it asks at addresses that strangers choose.
	Outbound     *http.Client
	Assertions   func(strict oauth.Assertions) oauth.Assertions
	DescribeKeys func(token.Set) any

	AuthorizeParameters oauth.CheckParameters
	MatchRedirect       oauth.MatchRedirect
	ReportTo            oauth.ReportTo
	HoldRefusal         oauth.HoldRefusal
	ResponseType        oauth.CheckResponseType
	PKCE                oauth.PKCE
	GrantScope          oauth.GrantScope
	PickResource        func(strict oauth.PickResource) oauth.PickResource
	FormToken           oauth.FormToken
	Identify            func(strict oauth.Identify) oauth.Identify
	Decide              oauth.Decide
	ResponseParameters  oauth.ResponseParameters
	// CoverRequest and RecognizeClient decide when a user who is signed in is not asked again.
	CoverRequest    oauth.CoverRequest
	RecognizeClient oauth.RecognizeClient
	// Authorize, Register and Manage are these endpoints, whole.
	Authorize func(strict oauth.Endpoint) oauth.Endpoint
	Register  func(strict oauth.Endpoint) oauth.Endpoint
	Manage    func(strict oauth.Endpoint) oauth.Endpoint

	BindCode      oauth.BindCode
	TokenResource oauth.TokenResource
	NarrowScope   oauth.NarrowScope
	IssueRefresh  oauth.IssueRefresh
	NextRefresh   oauth.NextRefresh
	WriteToken    oauth.WriteToken
	// ClientAuth is for every endpoint that clients call in their own name; Token and Revoke are two of
	// those, whole.
	ClientAuth func(strict oauth.AuthenticateClient) oauth.AuthenticateClient
	Token      func(strict oauth.Endpoint) oauth.Endpoint
	Revoke     func(strict oauth.Endpoint) oauth.Endpoint

	AllowIntrospection oauth.AllowIntrospection
	SessionGood        oauth.SessionGood
	Exchanger          func(strict oauth.Exchanger) oauth.Exchanger
	// ExchangedTokens reads the access tokens that are presented for an exchange.
	ExchangedTokens func(strict oauth.TokenVerifier) oauth.TokenVerifier

	// Bearer is what the MCP endpoint accepts; the endpoints of the authorization server keep to the
	// strict one.
	Bearer   func(strict oauth.Bearer) oauth.Bearer
	Resource resource.Config

	// Wire wraps the whole server, for what happens to a message rather than in a handler.
	Wire func(http.Handler) http.Handler
}

// Fault is something wrong with a server, on purpose. Apply replaces or wraps parts; it is called
// once for each set of handlers, before they are made.
type Fault interface {
	ID() string
	Apply(*Seams)
}

// Formed is a fault that not every form of the server can have. Form makes the server one that can; it
// is called once, before the parts are made.
type Formed interface {
	Fault
	Form(*Config)
}
