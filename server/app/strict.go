package app

import (
	"context"
	"fmt"
	"net/http"

	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/store"
	_ "github.com/mcpconform/mcpconform/server/store/memory" // the scheme memory:
	"github.com/mcpconform/mcpconform/server/token"
)

// strict makes the parts as they should be.
func (a *App) strict(ctx context.Context, keys *token.Keys) (*Seams, error) {
	s, err := store.Open(ctx, a.cfg.StoreURL)
	if err != nil {
		return nil, err
	}
	if err := s.SaveClient(ctx, predefinedClient(a.cfg.scopes(), a.cfg.CallbackIDs, a.Now())); err != nil {
		return nil, fmt.Errorf("save the predefined client: %w", err)
	}
	secrets := oauth.Secrets{OnMint: a.cfg.OnMint}
	return wholeEndpoints(askingOnce(a.byDocument(&Seams{
		Clock: a.Now, Store: s, Secrets: secrets,
		Privy: &privy.Client{
			AppID: a.cfg.Privy.AppID, AppSecret: a.cfg.Privy.AppSecret, APIURL: a.cfg.Privy.APIURL,
			HTTP: a.cfg.HTTPClient, Timeout: a.cfg.PrivyTimeout, Now: a.Now,
		},
		Signer:              a.signer(secrets, keys),
		KeyOverlap:          a.cfg.AccessLifetime,
		SignIDToken:         token.Signer{Keys: keys}.SignIDToken,
		Tokens:              func(t oauth.TokenVerifier) oauth.TokenVerifier { return t },
		Resources:           a.resources(),
		Issuer:              a.issuer(),
		Metadata:            a.metadata(),
		Registration:        a.registration(),
		LimitRegistration:   func(l oauth.LimitRegistration) oauth.LimitRegistration { return l },
		DescribeClient:      oauth.DescribeClient(a.cfg.BaseURL + oauth.PathRegister),
		MayManage:           oauth.ByItsToken,
		DescribeKeys:        oauth.DescribeKeys,
		AuthorizeParameters: oauth.NoRepeats,
		MatchRedirect:       oauth.ExactRedirect,
		ReportTo:            oauth.ReportToUser,
		HoldRefusal:         oauth.HoldAlways,
		ResponseType:        oauth.OnlyCode,
		GrantScope:          a.cfg.scopes().Grantable,
		PickResource:        func(p oauth.PickResource) oauth.PickResource { return p },
		FormToken:           oauth.SameToken,
		Identify:            func(i oauth.Identify) oauth.Identify { return i },
		PKCE:                oauth.S256{},
		Decide:              oauth.OnlyAllow,
		ResponseParameters:  oauth.WithIssuer,
		BindCode:            oauth.ToItsRequest,
		TokenResource:       oauth.AsGranted,
		NarrowScope:         oauth.WithinGrant,
		IssueRefresh:        oauth.ToWhoAsked,
		NextRefresh:         oauth.AlwaysFresh,
		WriteToken:          oauth.WriteUncached,
		ClientAuth:          func(c oauth.AuthenticateClient) oauth.AuthenticateClient { return c },
		AllowIntrospection:  oauth.OneCaller(a.cfg.IntrospectionID, a.cfg.IntrospectionSecret),
		SessionGood:         oauth.UntilItsEnd(a.Now),
		Exchanger:           func(e oauth.Exchanger) oauth.Exchanger { return e },
		ExchangedTokens:     func(t oauth.TokenVerifier) oauth.TokenVerifier { return t },
		Bearer:              func(b oauth.Bearer) oauth.Bearer { return b },
		Resource:            a.resourceConfig(keys, reports{s, secrets, a.Now}),
		Wire:                func(h http.Handler) http.Handler { return h },
	}))), nil
}

// askingOnce has users asked again only for what they have not allowed, or cannot be known to have.
func askingOnce(s *Seams) *Seams {
	s.CoverRequest, s.RecognizeClient = oauth.SameOrLess, oauth.ByItsSite
	return s
}

// byDocument adds what clients that come with a document need.
func (a *App) byDocument(s *Seams) *Seams {
	s.ByDocument, s.Outbound = a.cfg.ClientDocuments, a.outbound()
	s.Documents = a.documents(s.Outbound)
	s.Assertions = func(strict oauth.Assertions) oauth.Assertions { return strict }
	return s
}

// wholeEndpoints leaves the endpoints that can be replaced whole as they are.
func wholeEndpoints(s *Seams) *Seams {
	asItIs := func(e oauth.Endpoint) oauth.Endpoint { return e }
	s.Authorize, s.Register, s.Manage, s.Token, s.Revoke = asItIs, asItIs, asItIs, asItIs, asItIs
	return s
}

// issuer is the issuer identifier (RFC 8414 §2).
func (a *App) issuer() string { return a.cfg.BaseURL + a.cfg.IssuerPath }

// metadata serves the document where RFC 8414 §3.1 puts that of the issuer, where OpenID Connect
// Discovery §4 does for an OpenID provider, and nowhere else: below another path it would be the
// document of another issuer.
func (a *App) metadata() map[string]*oauth.ServerMetadata {
	documents := map[string]*oauth.ServerMetadata{}
	if a.cfg.NoLogin {
		return documents
	}
	if !a.cfg.OpenIDOnly {
		documents[oauth.PathMetadata+a.cfg.IssuerPath] = a.document()
	}
	if a.cfg.OpenID {
		documents[a.cfg.IssuerPath+oauth.PathOpenID] = a.document()
	}
	return documents
}

func (a *App) document() *oauth.ServerMetadata {
	document := oauth.DefaultMetadata(a.cfg.BaseURL, a.cfg.scopes(), a.resources())
	document.Issuer = a.issuer()
	if a.cfg.UnlistedIntrospection {
		document.IntrospectionEndpoint, document.IntrospectionAuthMethods = "", nil
	}
	if a.cfg.ConfidentialClients {
		document.TokenEndpointAuthMethods, document.RevocationEndpointAuthMethods = oauth.AuthMethods, oauth.AuthMethods
	}
	if a.cfg.OpenID {
		oauth.AddOpenID(document, a.cfg.BaseURL)
	}
	if !a.cfg.publishesKeys() {
		document.JWKSURI = ""
	}
	if a.cfg.NoRegistration {
		document.RegistrationEndpoint = ""
	}
	if a.cfg.ClientDocuments {
		oauth.TakeDocuments(document)
	}
	return document
}

func (a *App) registration() oauth.RegistrationPolicy {
	if a.cfg.NoRegistration {
		return nil
	}
	if a.cfg.ConfidentialClients {
		return oauth.ConfidentialClients(a.cfg.scopes())
	}
	return oauth.PublicClients(a.cfg.scopes())
}

// resources are what tokens can be issued for; the MCP endpoint if a client does not say.
func (a *App) resources() oauth.Resources {
	return append(oauth.Resources{a.cfg.BaseURL + mcpPath, a.cfg.BaseURL}, a.cfg.OtherResources...)
}

const mcpPath = "/mcp"
