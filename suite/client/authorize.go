package client

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/oauth2"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// AuthorizeURL makes an authorization request with a fresh state and PKCE verifier (S256) and
// everything else the host sends, and the grant it is for, which holds what options made of it.
func (p *Player) AuthorizeURL(opts ...Option) (string, *Grant) {
	params, grant := p.authorization(opts)
	return p.authorizeURL(params), grant
}

func (p *Player) authorization(opts []Option) (*Params, *Grant) {
	grant := &Grant{Client: p.Client, Verifier: oauth2.GenerateVerifier()}
	p.taint("code_verifier", grant.Verifier)
	params := newParams()
	for name, value := range p.Host.Authorize.Extra.Value {
		params.Values.Set(name, value)
	}
	set := func(name, value string) {
		if value != "" {
			params.Values.Set(name, value)
		}
	}
	set("response_type", "code")
	set("state", p.freshState())
	set("code_challenge", oauth2.S256ChallengeFromVerifier(grant.Verifier))
	set("code_challenge_method", "S256")
	set("scope", p.Scope)
	set("resource", p.Resource)
	if p.Client != nil {
		set("client_id", p.Client.ClientID)
		set("redirect_uri", p.redirectURI())
	}
	params.apply(opts)
	grant.State = params.Values.Get("state")
	grant.Resource = params.Values.Get("resource")
	grant.Scope = params.Values.Get("scope")
	grant.RedirectURI = params.Values.Get("redirect_uri")
	return params, grant
}

// redirectURI is our own where the login needs one and the client has it. Else it is the form the host uses
// with this server, whatever the server made of it at the registration; of a client that was not
// registered, one that it has.
func (p *Player) redirectURI() string {
	if own := p.Callback(); own != "" && slices.Contains(p.Client.RedirectURIs, own) {
		return own
	}
	preferred := p.Host.Redirect.URI(p.AS != nil && p.AS.IssParameter)
	if p.Client.How == string(host.DCR) {
		return preferred
	}
	first := preferred
	for i, uri := range p.Client.RedirectURIs {
		if uri == preferred {
			return uri
		}
		if i == 0 {
			first = uri
		}
	}
	return first
}

// Callback is the redirect URI at which a login in the user's own browser comes back to us; "" where the
// host's own are intercepted.
func (p *Player) Callback() string {
	if r, ok := p.Driver.(login.Receiver); ok {
		return r.Callback()
	}
	return ""
}

func (p *Player) freshState() string {
	raw := make([]byte, p.Host.Authorize.StateBytes.Value)
	_, _ = rand.Read(raw) // never fails (crypto/rand)
	return p.Host.Authorize.StatePrefix.Value + hex.EncodeToString(raw)
}

// authorizeURL keeps the query that the endpoint may have of its own (RFC 6749 §3.1).
func (p *Player) authorizeURL(params *Params) string {
	if p.AS == nil {
		return ""
	}
	u, err := url.Parse(p.AS.AuthorizationEndpoint)
	if err != nil {
		return p.AS.AuthorizationEndpoint
	}
	if u.RawQuery != "" {
		u.RawQuery += "&"
	}
	u.RawQuery += params.Values.Encode()
	return u.String()
}

// canAuthorize reports whether there is a place to send the browser to.
func (p *Player) canAuthorize() bool {
	if p.AS == nil {
		return false
	}
	u, err := url.Parse(p.AS.AuthorizationEndpoint)
	return err == nil && u.Host != ""
}

// GetAuthorize sends the authorization request as a browser does and returns the first answer: no
// login, no redirect followed.
func (p *Player) GetAuthorize(ctx context.Context, opts ...Option) *Response {
	params, _ := p.authorization(opts)
	header := login.BrowserHeader()
	for name, values := range params.Header {
		header[name] = values
	}
	req, err := p.request(ctx, http.MethodGet, p.authorizeURL(params), nil, host.Browsing, header)
	answer := p.do(wire.Browser, req, err)
	if to := answer.Header.Get("Location"); granted(to) { // by a server that asks nobody
		p.spend(func(c *Cost) { c.Grants++ })
	}
	return answer
}

// granted reports whether a redirect carries an authorization code (RFC 6749 §4.1.2).
func granted(to string) bool {
	u, err := url.Parse(to)
	return err == nil && u.Query().Get("code") != ""
}

// Unseen is why something is blocked that looks at more of a login than its grant.
const Unseen = "needs a login that can be watched, as --login form and browser can: of one in the user's own browser nothing is seen but where it ends"

// LogIn goes through the login and consent of the journey, whatever comes of it.
func (p *Player) LogIn(ctx context.Context, opts ...Option) (*login.Outcome, *Grant) {
	return p.TryAuthorize(ctx, append([]Option{own()}, opts...)...)
}

// TryAuthorize goes through the whole login and consent, whatever comes of it. It blocks where the login
// is one that nothing is seen of, since whoever calls it looks at more than a grant.
func (p *Player) TryAuthorize(ctx context.Context, opts ...Option) (*login.Outcome, *Grant) {
	params, grant := p.authorization(opts)
	if p.Driver == nil {
		return login.None{}.Login(ctx, login.Request{}), grant
	}
	request := login.Request{
		Wire: p.Wire, AuthorizeURL: p.authorizeURL(params), RedirectURI: grant.RedirectURI,
		Foreign: p.Host.Redirect.Forms(), Account: p.Account, Deny: params.deny, Hold: params.hold, Again: params.again,
		Resume: params.resume && !params.deny && !params.hold && params.again == nil, Turns: p.Ledger.turnsOf(), Taint: p.taint, Show: params.show, Now: p.now,
		Waiting: p.Waiting,
	}
	if p.Client != nil {
		request.Foreign = append(request.Foreign, p.Client.RedirectURIs...)
		if request.RedirectURI == "" { // left out: the server falls back to the registered one
			request.RedirectURI = p.redirectURI()
		}
	}
	if p.Callback() != "" && !params.own {
		p.block("login", Unseen)
		return login.None{}.Login(ctx, login.Request{}), grant
	}
	if !p.mayLogIn() {
		return login.None{}.Login(ctx, login.Request{}), grant
	}
	outcome := p.Driver.Login(ctx, request)
	p.receive(outcome, grant) // first, since whoever is blocked does not come back
	if outcome.Redirect == nil && outcome.Limited {
		p.block("rate-limit", "rate limited: the authorization server answered 429")
	}
	return outcome, grant
}

// Decide sends the form that [Hold] held back, with these fields, and reads what comes for the grant of
// that request.
func (p *Player) Decide(ctx context.Context, held *login.Held, fields url.Values, grant *Grant) *login.Outcome {
	if !p.mayBeGranted() {
		return login.None{}.Login(ctx, login.Request{})
	}
	outcome := held.Send(ctx, fields)
	p.receive(outcome, grant)
	return outcome
}

func (p *Player) receive(outcome *login.Outcome, grant *Grant) {
	grant.Pages = outcome.Pages
	defer func() { p.settle(grant.Code != "") }()
	if outcome.Redirect == nil {
		return
	}
	grant.last, grant.Issued = outcome.Last, p.now()
	if outcome.Last != nil {
		grant.Exchange = outcome.Last.N
	}
	grant.receive(outcome.Redirect, p.AS)
	if grant.Code != "" {
		p.taint("code", grant.Code)
	}
}

// Authorize goes through login and consent and returns a grant with a code that the host would
// use, or with GoOn any that has a code. It blocks on "grant" otherwise.
func (p *Player) Authorize(ctx context.Context, opts ...Option) *Grant {
	if p.Driver == nil {
		p.block("login", "nobody logs in: no login was given")
		return nil
	}
	return p.Granted(p.TryAuthorize(ctx, append([]Option{Resume(), own()}, opts...)...))
}

// Granted returns the grant that came of a login; it blocks where there is none to go on with.
func (p *Player) Granted(outcome *login.Outcome, grant *Grant) *Grant {
	switch {
	case outcome.Last != nil && outcome.Last.Status == http.StatusTooManyRequests:
		p.block("rate-limit", "rate limited: the authorization server answered 429")
	case outcome.Redirect == nil && outcome.Stuck() && p.canAuthorize():
		p.block("login", "the login did not get on: "+outcome.Stopped)
	case outcome.Redirect == nil:
		p.block("grant", "no authorization response came: "+outcome.Stopped)
	case grant.Error == "access_denied" && outcome.Guessed != "":
		p.block("login", "the login did not get on: of several buttons that do not say in a language known here what they do, "+
			outcome.Guessed+" was pressed, and the server takes that for a refusal; say in a recipe which one allows (--recipe FILE)")
	case grant.Code == "" && grant.Error != "":
		p.block("grant", "the authorization response is an error: "+grant.Error+" "+grant.Description)
	case grant.Code == "":
		p.block("grant", strings.Join(append([]string{"the authorization response carries no code"}, grant.Problems...), ": "))
	case grant.Refused != "" && !p.GoOn:
		p.block("grant", p.Host.Name+" does not use this authorization response: "+grant.Refused)
	default:
		return grant
	}
	return nil
}
