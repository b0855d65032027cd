package app

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/github"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// parts are the seams once all faults have been applied, and what several endpoints make of them.
type parts struct {
	*Seams
	cfg       Config
	clients   store.Clients
	clientKey oauth.ClientKeys
	keys      *token.Keys
	seal      oauth.Sealer
	renewal   *oauth.PrivyRenewal // nil: sessions at Privy are not renewed
	tokens    oauth.TokenVerifier
	bearer    oauth.Bearer
	exchanger oauth.Exchanger
}

func (a *App) newParts(s *Seams, keys *token.Keys) (*parts, error) {
	seal, err := oauth.NewSealer(a.cfg.TokenEncryptionKey)
	if err != nil {
		return nil, err
	}
	p := &parts{Seams: s, cfg: a.cfg, keys: keys, seal: seal}
	p.clients, p.clientKey = a.clients(s), oauth.Published(s.Outbound, s.Clock)
	p.tokens = s.Tokens(a.verifier(s, keys))
	p.bearer = oauth.Bearer{Tokens: p.tokens, Live: oauth.InStore(s.Store)}
	if a.cfg.IrrevocableAccess {
		p.bearer.Live = oauth.UntilExpired
	}
	if a.cfg.PrivyRenewal {
		p.renewal = &oauth.PrivyRenewal{
			Store: s.Store, Privy: s.Privy, Seal: seal, Good: s.SessionGood, Now: s.Clock, Lifetime: a.cfg.RefreshLifetime,
		}
	}
	p.exchanger = s.Exchanger(oauth.GrantExchanger{Store: s.Store, Privy: s.Privy, Seal: seal, Good: s.SessionGood, Renewal: p.renewal})
	return p, nil
}

func (p *parts) logger() *slog.Logger { return p.cfg.Logger }

func (p *parts) page(e oauth.Endpoint) http.Handler { return oauth.Page(p.logger(), e) }
func (p *parts) api(e oauth.Endpoint) http.Handler  { return oauth.API(p.logger(), e) }

func (p *parts) sessions() oauth.Sessions {
	return oauth.Sessions{
		Store: p.Store, Secrets: p.Secrets, Now: p.Clock, Secure: p.secure(),
		Form: p.FormToken,
	}
}

func (p *parts) signedIn() oauth.SignedIn {
	return oauth.SignedIn{Store: p.Store, Secrets: p.Secrets, Users: p.users(), Now: p.Clock, Secure: p.secure()}
}

func (p *parts) secure() bool { return strings.HasPrefix(p.cfg.BaseURL, "https:") }

func (p *parts) responder() oauth.Responder {
	return oauth.Responder{Issuer: p.Issuer, Parameters: p.ResponseParameters}
}

func (p *parts) pages() oauth.Pages { return oauth.Pages{Scopes: p.cfg.scopes()} }

func (p *parts) codes() oauth.CodeIssuer {
	return oauth.CodeIssuer{Store: p.Store, Secrets: p.Secrets, Now: p.Clock, Lifetime: p.cfg.CodeLifetime}
}

func (p *parts) remembered() oauth.Remembered {
	return oauth.Remembered{
		Consents: p.Store, Covers: p.CoverRequest, Recognize: p.RecognizeClient, Codes: p.codes(), Now: p.Clock, Lifetime: p.cfg.RefreshLifetime,
	}
}

func (p *parts) minter() oauth.Minter {
	return oauth.Minter{
		Signer: p.Signer, SignIDToken: p.SignIDToken, Secrets: p.Secrets, Now: p.Clock, Issuer: p.Issuer,
		AccessLifetime: p.cfg.AccessLifetime, RefreshLifetime: p.cfg.RefreshLifetime,
	}
}

func (p *parts) clientAuth() oauth.AuthenticateClient {
	return p.ClientAuth(oauth.AsRegistered(p.clients, p.Assertions(oauth.Assertions{
		Keys: p.clientKey, Store: p.Store, Now: p.Clock, Timely: oauth.SoonOver,
		Audience: oauth.AnyOf(p.Issuer, p.cfg.BaseURL+oauth.PathToken),
	})))
}

func (p *parts) register() *oauth.Register {
	return &oauth.Register{
		Clients: p.Store, Secrets: p.Secrets, Now: p.Clock, Limit: p.LimitRegistration(oauth.Within(p.cfg.RegistrationLimit, p.Store, p.Clock)),
		Policy: p.Registration, Describe: p.DescribeClient,
	}
}

func (p *parts) manage() *oauth.Manage {
	return &oauth.Manage{Register: p.register(), May: p.MayManage}
}

func (p *parts) authorize() *oauth.Authorize {
	return &oauth.Authorize{
		Clients: p.clients,
		Rules: oauth.AuthorizationRules{
			Parameters: p.AuthorizeParameters, MatchRedirect: p.MatchRedirect, ResponseType: p.ResponseType, PKCE: p.PKCE,
			GrantScope: p.GrantScope, PickResource: p.PickResource(p.Resources.Pick),
		},
		Remember: p.remembered(),
		ReportTo: p.ReportTo, Hold: p.HoldRefusal, Sessions: p.sessions(), SignedIn: p.signedIn(), Respond: p.responder(), Login: p.begin(),
		Pages: p.pages(),
	}
}

// begin is the login that users go through.
func (p *parts) begin() oauth.BeginLogin {
	if p.cfg.GitHubLogin {
		return p.upstream().Begin
	}
	return p.login().Begin
}

func (p *parts) upstream() *oauth.Upstream {
	return &oauth.Upstream{
		Conclusion: p.conclusion(), SignedIn: p.signedIn(), Provider: p.gitHub(), CallbackURL: p.cfg.BaseURL + oauth.PathUpstream,
	}
}

func (p *parts) gitHub() *github.Client {
	return &github.Client{
		ID: p.cfg.GitHub.ClientID, Secret: p.cfg.GitHub.ClientSecret, URL: p.cfg.GitHub.URL, APIURL: p.cfg.GitHub.APIURL,
		HTTP: p.cfg.HTTPClient, Timeout: gitHubTimeout,
	}
}

// gitHubTimeout is how long one request to GitHub may take.
const gitHubTimeout = 10 * time.Second

// users are at whom the users log in.
func (p *parts) users() oauth.Users {
	if p.cfg.GitHubLogin {
		return p.gitHub()
	}
	return p.Privy
}

func (p *parts) login() *oauth.Login {
	return &oauth.Login{
		Clients: p.clients, Sessions: p.sessions(), SignedIn: p.signedIn(), Counts: p.Store, Privy: p.Privy, Seal: p.seal,
		Renewal: p.renewal, Pages: p.pages(),
	}
}

func (p *parts) consent() *oauth.Consent {
	return &oauth.Consent{Conclusion: p.conclusion(), Clients: p.clients, Decide: p.Decide, Pages: p.pages()}
}

func (p *parts) conclusion() oauth.Conclusion {
	return oauth.Conclusion{Sessions: p.sessions(), Remember: p.remembered(), Codes: p.codes(), Respond: p.responder()}
}

func (p *parts) complete() *oauth.Complete {
	return &oauth.Complete{
		Sessions: p.sessions(), Scopes: p.cfg.scopes(), Identify: p.Identify(oauth.VerifiedBy(p.Privy)), Seal: p.seal,
		Decide: p.Decide, Codes: p.codes(), Respond: p.responder(),
	}
}

func (p *parts) token() *oauth.Token {
	return &oauth.Token{
		Auth: p.clientAuth(), Parameters: oauth.NoRepeats, Grants: p.cfg.scopes().GrantTypes(), Write: p.WriteToken,
		Code: &oauth.CodeGrant{
			Store: p.Store, Bind: p.BindCode, PKCE: p.PKCE, Resource: p.TokenResource, Minter: p.minter(),
			IssueRefresh: p.IssueRefresh, NextRefresh: p.NextRefresh, Now: p.Clock,
		},
		Refresh: &oauth.RefreshGrant{
			Store: p.Store, Users: p.users(), Resource: p.TokenResource, Narrow: p.NarrowScope, Minter: p.minter(),
			NextRefresh: p.NextRefresh, Now: p.Clock,
		},
		Exchange: &oauth.ExchangeGrant{
			Tokens: p.ExchangedTokens(p.tokens), Exchanger: p.exchanger, Audience: p.cfg.Privy.AppID, Now: p.Clock,
		},
	}
}

func (p *parts) introspect() *oauth.Introspect {
	return &oauth.Introspect{Allow: p.AllowIntrospection, Bearer: p.bearer}
}

func (p *parts) userInfo() *oauth.UserInfo {
	return &oauth.UserInfo{Bearer: p.bearer, Privy: p.Privy}
}

func (p *parts) exchange() *oauth.Exchange {
	return &oauth.Exchange{Tokens: p.ExchangedTokens(p.tokens), Exchanger: p.exchanger}
}

func (p *parts) revoke() *oauth.Revoke {
	return &oauth.Revoke{
		Auth: p.clientAuth(), Parameters: oauth.NoRepeats, Tokens: p.tokens, Store: p.Store, RefreshOnly: p.cfg.IrrevocableAccess,
	}
}
