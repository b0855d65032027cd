package oauth

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/store"
)

// Authorize is the authorization endpoint (RFC 6749 §3.1): it checks a request, keeps it for the
// browser that sent it, and begins the login.
//
// A request whose client or redirect URI cannot be trusted ends here, on a page. Any other fault goes
// to the client, but only once the user is known, so that the endpoint is no open redirector (RFC
// 9700 §4.11.2).
type Authorize struct {
	Clients  store.Clients
	Rules    AuthorizationRules
	ReportTo ReportTo
	Hold     HoldRefusal
	Sessions Sessions
	SignedIn SignedIn
	Remember Remembered
	Respond  Responder
	Login    BeginLogin
	Pages    Pages
}

// ReportTo says to which redirect URI the client may be told that its request is not acceptable;
// "" means that only the user is told. client is nil if there is none of that id. It is asked only
// about requests whose client and redirect URI do not belong together.
type ReportTo func(client *store.Client, redirectURI string) string

// ReportToUser is the strict [ReportTo]: never to an address nobody registered (RFC 6749 §4.1.2.1).
func ReportToUser(*store.Client, string) string { return "" }

// HoldRefusal says whether what is wrong with a request of this client is kept until the user is known.
type HoldRefusal func(store.Client) bool

// HoldAlways is the strict [HoldRefusal]: a redirect at once would let anybody who registers a client
// send the users of this server anywhere (RFC 9700 §4.11.2).
func HoldAlways(store.Client) bool { return true }

// maxQuery bounds what of a request is kept until the user has decided. It leaves a client some ten
// thousand characters of state.
const maxQuery = 16 << 10

// Serve answers GET, and POST where that is served (OpenID Connect Core §3.1.2.1).
func (e *Authorize) Serve(w http.ResponseWriter, r *http.Request) error {
	v, err := requested(r)
	if err != nil {
		return err
	}
	if err := NoRepeats(v, []string{"client_id", "redirect_uri"}); err != nil {
		return err
	}
	client, redirectURI, err := e.resolve(r.Context(), v)
	if err != nil {
		return e.distrust(w, v, client, err)
	}
	p, wanted := e.Rules.pending(v, client, redirectURI)
	if refused := errorOf(p.Refusal); refused != nil && !e.Hold(*client) {
		return e.Respond.redirect(w, AuthorizationResponse{RedirectURI: redirectURI, State: p.State, Error: refused})
	}
	login, err := e.SignedIn.of(r, wanted)
	switch {
	case err != nil:
		return err
	case login != nil:
		return e.resume(w, r, p, *client, wanted, login)
	case wanted.silent:
		return e.silently(w, p, *client)
	}
	csrf, err := e.begin(w, r, &p)
	if err != nil {
		return err
	}
	return e.Login(w, p, *client, csrf, wanted.login)
}

// requested are the parameters of a request: of the URL, or of the form.
func requested(r *http.Request) (url.Values, error) {
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(nil, r.Body, maxQuery)
		return readForm(r)
	}
	if len(r.URL.RawQuery) > maxQuery {
		return nil, invalidRequest("the request is too long")
	}
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, invalidRequest("the query cannot be read").because(err)
	}
	return v, nil
}

// resolve finds the client and the redirect URI it is to be answered at. A client that registered a
// single one may leave it out (OAuth 2.1 §2.3.2).
func (e *Authorize) resolve(ctx context.Context, v url.Values) (*store.Client, string, error) {
	given := v.Get("redirect_uri")
	if v.Get("client_id") == "" {
		return nil, given, invalidRequest("client_id is required")
	}
	c, err := e.Clients.Client(ctx, v.Get("client_id"))
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, given, refuse("invalid_client", "no client of this client_id is registered here")
	case err != nil:
		return nil, given, err
	case given == "" && len(c.RedirectURIs) == 1:
		return &c, c.RedirectURIs[0], nil
	case given == "":
		return &c, given, invalidRequest("redirect_uri is required")
	case !e.Rules.MatchRedirect(c.RedirectURIs, given):
		return &c, given, invalidRequest("the redirect_uri is not one this client registered")
	}
	return &c, given, nil
}

func (e *Authorize) distrust(w http.ResponseWriter, v url.Values, c *store.Client, cause error) error {
	var refused *Error
	to := e.ReportTo(c, v.Get("redirect_uri"))
	if to == "" || !errors.As(cause, &refused) {
		return cause
	}
	return e.Respond.redirect(w, AuthorizationResponse{RedirectURI: to, State: v.Get("state"), Error: refused})
}
